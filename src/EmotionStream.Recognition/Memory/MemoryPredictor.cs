using EmotionStream.Core.Memory;

namespace EmotionStream.Recognition.Memory;

/// <summary>A way to predict the rating of the whole from the ratings of the turns.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Predict">Predicts each dialogue; a fitted one has not seen the dialogue it predicts.</param>
/// <param name="Fitted">Whether anything was fitted, and so held out.</param>
public sealed record MemoryPredictor(string Name, Func<IReadOnlyList<RatedDialogue>, double[]> Predict, bool Fitted)
{
    private const int FoldCount = 10;

    // 0 is the last turn alone, 1 the mean.
    private static readonly double[] Decays = [0, .1, .2, .3, .4, .5, .55, .6, .65, .7, .75, .8, .85, .9, .95, 1];
    private static readonly double[] LastWeights = [1, 1.5, 2, 3];
    private static readonly double[] Negativities = [0, .5, 1, 2];
    private static readonly double[] Horizons = [0, .3, .5, .7, .85, 1];

    /// <summary>The name of the one others are compared with.</summary>
    public const string Recency = "recency (0.7)";

    /// <summary>All predictors, in the order of the table.</summary>
    public static IReadOnlyList<MemoryPredictor> All { get; } =
    [
        Fixed("mean", static d => d.Mean),
        Fixed("peak-end (peak + last turn)/2", static d => (RawPeak(d) + d.Turns[^1]) / 2),
        Fixed("last turn", static d => d.Fold().LastValence),
        Fixed("worst turn", static d => d.Turns.Min()),
        Fixed(Recency, static d => Score(d, MemoryModel.Recency)),
        Fixed("peak-end as shipped (smoothed peak, recency end)", static d => Score(d, MemoryModel.PeakEnd)),
        Fixed("trough-end as shipped", static d => Score(d, MemoryModel.TroughEnd)),
        Fixed("begin", static d => d.Fold().Begin),
        Fixed("last turn, smoothed", static d => d.Fold().LastSmoothed),
        new("recency, decay fitted", FitDecay, Fitted: true),
        new("salience: decay, last and negative turns fitted", FitSalience, Fitted: true),
        new("ridge over the live measures", static all => FitRidge(all, LiveMeasures), Fitted: true),
        new("ridge over six horizons and both peaks", static all => FitRidge(all, HorizonMeasures), Fitted: true),
    ];

    /// <summary>The measures a fitted memory model weighs, as the live path has them.</summary>
    /// <param name="dialogue">The dialogue.</param>
    public static double[] LiveMeasures(RatedDialogue dialogue)
    {
        var fold = dialogue.Fold();
        var vector = MemoryVector.Of(fold, (float)dialogue.Mean);
        return [.. Enum.GetValues<MemoryMeasure>().Select(measure => (double)vector[measure])];
    }

    private static double[] HorizonMeasures(RatedDialogue dialogue)
    {
        var fold = dialogue.Fold();
        return [.. Horizons.Select(decay => dialogue.Recency(decay)), fold.PeakNegative, fold.PeakPositive];
    }

    private static MemoryPredictor Fixed(string name, Func<RatedDialogue, double> score) => new(name, all => [.. all.Select(score)], Fitted: false);

    private static double Score(RatedDialogue dialogue, MemoryModel model) => dialogue.Fold().Remembered(model, (float)dialogue.Mean, negativityWeight: 1);

    // The turn farthest from neutral as it was rated, the negative one when two are as far.
    private static double RawPeak(RatedDialogue dialogue)
    {
        var (lowest, highest) = (Math.Min(0, dialogue.Turns.Min()), Math.Max(0, dialogue.Turns.Max()));
        return -lowest >= highest ? lowest : highest;
    }

    private static double[] FitDecay(IReadOnlyList<RatedDialogue> dialogues) =>
        ChooseBest(dialogues, [.. Decays.Select(decay => dialogues.Select(dialogue => dialogue.Recency(decay)).ToArray())]);

    private static double[] FitSalience(IReadOnlyList<RatedDialogue> dialogues) => ChooseBest(
        dialogues,
        [
            .. from decay in Decays.Where(static decay => decay is >= .5 and <= .9)
               from last in LastWeights
               from negativity in Negativities
               select dialogues.Select(dialogue => dialogue.Recency(decay, last, negativity)).ToArray(),
        ]);

    // In each fold, the candidate that correlates best in the others.
    private static double[] ChooseBest(IReadOnlyList<RatedDialogue> dialogues, double[][] scores)
    {
        var overall = dialogues.Select(static dialogue => dialogue.Overall).ToArray();
        return new Folds(dialogues.Count, FoldCount).Predict(train =>
        {
            var best = scores.MaxBy(score => Evaluation.Correlation.Pearson(train.Pick(score), train.Pick(overall)))!;
            return i => best[i];
        });
    }

    private static double[] FitRidge(IReadOnlyList<RatedDialogue> dialogues, Func<RatedDialogue, double[]> measures)
    {
        var cases = dialogues.Select(measures).ToArray();
        var overall = dialogues.Select(static dialogue => dialogue.Overall).ToArray();
        var equal = Enumerable.Repeat(1.0, dialogues.Count).ToArray();
        return new Folds(dialogues.Count, FoldCount).Predict(train =>
        {
            var fit = Ridge.Choose(train.Pick(cases), train.Pick(overall), train.Pick(equal), out _);
            return i => fit.Predict(cases[i]);
        });
    }
}
