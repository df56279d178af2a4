using EmotionStream.Core.Memory;
using EmotionStream.Recognition.Evaluation;

namespace EmotionStream.Recognition.Memory;

/// <summary>
/// Fits the weights of a memory model to surveys by ridge regression and holds it against the models that need no fit. Each of those gets a line of its own fitted (a +
/// b × score) in the same folds, so that what is compared is what a score tells, not its scale.
/// </summary>
public static class MemoryTrainer
{
    /// <summary>Fewer answers than this tell nothing about seven weights.</summary>
    public const int LeastSurveys = 30;

    /// <summary>Name of the fit among the figures.</summary>
    public const string FitName = "fit";

    private const int FoldCount = 10;

    private static readonly (string Name, Func<Measures, double> Score)[] Rivals =
    [
        ("peakEnd", static measures => measures.PeakEnd), ("mean", static measures => measures.Mean), ("lastTurn", static measures => measures.LastValence),
        ("recency", static measures => measures.End), ("peak", static measures => measures.Peak), ("troughEnd", static measures => measures.TroughEnd),
    ];

    /// <summary>Trains.</summary>
    /// <param name="interactions">All interactions, with the answers of those who gave one.</param>
    /// <exception cref="InvalidDataException">There are too few answers, or they are all the same.</exception>
    public static MemoryReport Train(IReadOnlyList<SurveyedInteraction> interactions)
    {
        var answered = interactions.Where(static one => one is { Answer: not null, Measures.Turns: > 0 }).ToList();
        if (answered.Count < LeastSurveys)
            throw new InvalidDataException($"{answered.Count} surveys could be joined to interactions with customer turns: {LeastSurveys} are needed.");
        var answers = answered.Select(static one => one.Answer!.Value).ToArray();
        if (answers.Distinct().Count() == 1)
            throw new InvalidDataException($"All {answers.Length} surveys say the same: there is nothing to tell apart.");
        var rates = new AnswerRates(interactions);
        var weights = rates.Weigh(answered);
        var folds = new Folds(answered.Count, FoldCount);
        var byDefault = Predict(folds, [.. answered.Select(one => new[] { Rivals[0].Score(one.Measures) })], answers, weights, isFit: false);
        var figures = Rivals
            .Select(rival => Measure(rival.Name, Predict(folds, [.. answered.Select(one => new[] { rival.Score(one.Measures) })], answers, weights, isFit: false), byDefault, answers, weights))
            .ToList();
        var cases = answered.Select(static one => one.Vector()).ToArray();
        var constant = Predict(folds, [.. answered.Select(static _ => new double[1])], answers, weights, isFit: false);
        figures.Add(Measure("constant", constant, byDefault, answers, weights));
        var predicted = Predict(folds, cases, answers, weights, isFit: true);
        figures.Add(Measure(FitName, predicted, byDefault, answers, weights));
        var fit = Ridge.Choose(cases, answers, weights, out var penalty);
        return new(interactions.Count, answered.Count, AnswerRates.Effective(weights), figures, fit, penalty, rates)
        {
            GainOnConstant = Measure(FitName, predicted, constant, answers, weights).GainLow,
        };
    }

    private static double[] Predict(Folds folds, double[][] cases, double[] answers, double[] weights, bool isFit) => folds.Predict(train =>
    {
        var (x, y, w) = (train.Pick(cases), train.Pick(answers), train.Pick(weights));
        var line = isFit ? Ridge.Choose(x, y, w, out _) : Ridge.Fit(x, y, w, penalty: 0);
        return i => line.Predict(cases[i]);
    });

    private static SurveyFigure Measure(string name, double[] predicted, double[] byDefault, double[] answers, double[] weights)
    {
        double Error(IReadOnlyList<int> drawn, double[] of) => drawn.Sum(i => weights[i] * Math.Pow(of[i] - answers[i], 2)) / drawn.Sum(i => weights[i]);
        int[] all = [.. Enumerable.Range(0, answers.Length)];
        var (low, high) = Bootstrap.Interval(answers.Length, drawn => Math.Sqrt(Error(drawn, predicted)));
        var (gainLow, gainHigh) = Bootstrap.Interval(answers.Length, drawn => Error(drawn, byDefault) - Error(drawn, predicted));
        return new(name, Math.Sqrt(Error(all, predicted)), low, high, Error(all, byDefault) - Error(all, predicted), gainLow, gainHigh);
    }
}
