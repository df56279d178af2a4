using EmotionStream.Recognition.Evaluation;

namespace EmotionStream.Recognition.Memory;

/// <summary>Measures the memory models on dialogues whose turns and whole were rated, and what else could be fitted to them.</summary>
public static class MemoryEvaluation
{
    private static readonly (string File, string Name)[] Known = [("MWOZ.txt", "USS MultiWOZ"), ("SGD.txt", "USS SGD")];

    // Measured on the same files for the project's design, with another program.
    private static readonly Dictionary<(string Set, string Predictor), double> Expected = new()
    {
        [("USS MultiWOZ", "mean")] = .597, [("USS SGD", "mean")] = .603,
        [("USS MultiWOZ", "peak-end (peak + last turn)/2")] = .610, [("USS SGD", "peak-end (peak + last turn)/2")] = .617,
        [("USS MultiWOZ", "last turn")] = .607, [("USS SGD", "last turn")] = .613,
        [("USS MultiWOZ", "worst turn")] = .420, [("USS SGD", "worst turn")] = .357,
        [("USS MultiWOZ", MemoryPredictor.Recency)] = .691, [("USS SGD", MemoryPredictor.Recency)] = .713,
    };

    /// <summary>The sets of a folder, by name, those of its folder <c>uss</c> included; others ending in <c>.txt</c> are not looked at.</summary>
    /// <param name="folder">The folder.</param>
    public static IReadOnlyList<(string Name, string Path)> Find(string folder) =>
    [
        .. from known in Known
           let path = new[] { Path.Combine(folder, known.File), Path.Combine(folder, "uss", known.File) }.FirstOrDefault(File.Exists)
           where path is not null
           select (known.Name, path),
    ];

    /// <summary>Measures every predictor on a set; what has to be fitted is cross-validated in ten folds.</summary>
    /// <param name="set">Name of the set.</param>
    /// <param name="dialogues">Its dialogues.</param>
    public static IEnumerable<MemoryFigure> Run(string set, IReadOnlyList<RatedDialogue> dialogues)
    {
        var recency = MemoryPredictor.All.Single(static predictor => predictor.Name == MemoryPredictor.Recency).Predict(dialogues);
        foreach (var predictor in MemoryPredictor.All)
            yield return Measure(set, predictor.Name, dialogues, predictor.Predict(dialogues), recency, predictor.Fitted);
    }

    /// <summary>Fits the live measures on one set and measures on another, which nothing was fitted to.</summary>
    /// <param name="from">Name of the set fitted on.</param>
    /// <param name="fitted">Its dialogues.</param>
    /// <param name="to">Name of the set measured on.</param>
    /// <param name="measured">Its dialogues.</param>
    public static MemoryFigure Transfer(string from, IReadOnlyList<RatedDialogue> fitted, string to, IReadOnlyList<RatedDialogue> measured)
    {
        var fit = Ridge.Choose(
            [.. fitted.Select(MemoryPredictor.LiveMeasures)],
            [.. fitted.Select(static dialogue => dialogue.Overall)],
            [.. fitted.Select(static _ => 1.0)],
            out _);
        var predicted = measured.Select(dialogue => fit.Predict(MemoryPredictor.LiveMeasures(dialogue))).ToArray();
        var recency = measured.Select(static dialogue => (double)dialogue.Fold().End).ToArray();
        return Measure(to, $"ridge over the live measures, fitted on {from}", measured, predicted, recency, fitted: true);
    }

    private static MemoryFigure Measure(
        string set, string predictor, IReadOnlyList<RatedDialogue> dialogues, double[] predicted, double[] recency, bool fitted)
    {
        var overall = dialogues.Select(static dialogue => dialogue.Overall).ToArray();
        var (low, high) = Bootstrap.Interval(overall.Length, drawn => Correlation.Pearson(drawn.Pick(predicted), drawn.Pick(overall)));
        var (gainLow, gainHigh) = Bootstrap.Interval(overall.Length, drawn => Gain(drawn.Pick(predicted), drawn.Pick(recency), drawn.Pick(overall)));
        return new(
            set, predictor, overall.Length, Correlation.Pearson(predicted, overall), low, high, Gain(predicted, recency, overall), gainLow, gainHigh, fitted)
        {
            Expected = Expected.TryGetValue((set, predictor), out var expected) ? expected : null,
        };
    }

    private static double Gain(double[] predicted, double[] recency, double[] overall) =>
        Correlation.Pearson(predicted, overall) - Correlation.Pearson(recency, overall);
}
