namespace EmotionStream.Recognition.Evaluation;

/// <summary>Makes rows of figures with their intervals.</summary>
internal static class EvaluationCases
{
    /// <summary>A row whose measure is computed on any selection of cases.</summary>
    /// <param name="set">Name of the set.</param>
    /// <param name="measure">Name of the measure.</param>
    /// <param name="cases">How many cases.</param>
    /// <param name="compute">The measure.</param>
    public static EvaluationRow Row(string set, string measure, int cases, Func<int[], double> compute)
    {
        var (low, high) = Bootstrap.Interval(cases, compute);
        return new EvaluationRow(set, measure, cases, compute(All(cases)), low, high, null);
    }

    /// <summary>Area under the curve of negative cases against the rest.</summary>
    /// <param name="set">Name of the set.</param>
    /// <param name="valence">The model's valence by case.</param>
    /// <param name="baselines">What the lexicons say, VADER first.</param>
    /// <param name="negative">Which cases are negative.</param>
    public static EvaluationRow Negative(string set, double[] valence, IReadOnlyList<KeyValuePair<string, double[]>> baselines, bool[] negative) =>
        Beside(Row(set, TextEvaluation.NegativeArea, valence.Length, Area(valence, negative)), baselines, scores => Area(scores, negative)(All(scores.Length)));

    /// <summary>Pearson's r with labelled valence.</summary>
    /// <param name="set">Name of the set.</param>
    /// <param name="valence">The model's valence by case.</param>
    /// <param name="baselines">What the lexicons say, VADER first.</param>
    /// <param name="gold">The labels.</param>
    public static EvaluationRow Valence(string set, double[] valence, IReadOnlyList<KeyValuePair<string, double[]>> baselines, double[] gold) =>
        Beside(Pearson(set, TextEvaluation.ValenceCorrelation, valence, gold), baselines, scores => Correlate(scores, gold)(All(scores.Length)));

    /// <summary>Pearson's r of a measure with its labels.</summary>
    /// <param name="set">Name of the set.</param>
    /// <param name="measure">Name of the measure.</param>
    /// <param name="values">The model's values by case.</param>
    /// <param name="gold">The labels.</param>
    public static EvaluationRow Pearson(string set, string measure, double[] values, double[] gold) => Row(set, measure, values.Length, Correlate(values, gold));

    /// <summary>Share of cases that are so.</summary>
    /// <param name="set">Name of the set.</param>
    /// <param name="measure">Name of the measure.</param>
    /// <param name="cases">Whether each is.</param>
    public static EvaluationRow Share(string set, string measure, bool[] cases) =>
        Row(set, measure, cases.Length, selection => selection.Average(i => cases[i] ? 1.0 : 0));

    private static EvaluationRow Beside(EvaluationRow row, IReadOnlyList<KeyValuePair<string, double[]>> baselines, Func<double[], double> measure)
    {
        var figures = baselines.Select(scores => KeyValuePair.Create(scores.Key, measure(scores.Value))).ToArray();
        return figures.Length == 0 ? row : row with { Baseline = figures[0].Value, OtherBaselines = figures[1..] };
    }

    private static int[] All(int cases) => [.. Enumerable.Range(0, cases)];

    private static Func<int[], double> Area(double[] valence, bool[] negative) => selection => Roc.Area(
        Array.ConvertAll(selection, i => -valence[i]), Array.ConvertAll(selection, i => negative[i]));

    private static Func<int[], double> Correlate(double[] values, double[] gold) => selection => Correlation.Pearson(
        Array.ConvertAll(selection, i => values[i]), Array.ConvertAll(selection, i => gold[i]));
}
