namespace EmotionStream.Recognition.Evaluation;

/// <summary>Makes rows of figures with their intervals.</summary>
internal static class EvaluationCases
{
    /// <summary>A row whose measure is computed on any selection of cases.</summary>
    /// <param name="set">Name of the set.</param>
    /// <param name="measure">Name of the measure.</param>
    /// <param name="cases">How many cases.</param>
    /// <param name="compute">The measure.</param>
    /// <param name="baseline">The baseline's measure on all cases.</param>
    public static EvaluationRow Row(string set, string measure, int cases, Func<int[], double> compute, Func<int[], double>? baseline = null)
    {
        var all = Enumerable.Range(0, cases).ToArray();
        var (low, high) = Bootstrap.Interval(cases, compute);
        return new EvaluationRow(set, measure, cases, compute(all), low, high, baseline?.Invoke(all));
    }

    /// <summary>Area under the curve of negative cases against the rest.</summary>
    /// <param name="set">Name of the set.</param>
    /// <param name="measure">Name of the measure.</param>
    /// <param name="valence">The model's valence by case.</param>
    /// <param name="baseline">The baseline's.</param>
    /// <param name="negative">Which cases are negative.</param>
    public static EvaluationRow Negative(string set, string measure, double[] valence, double[]? baseline, bool[] negative) =>
        Row(set, measure, valence.Length, Area(valence, negative), baseline is null ? null : Area(baseline, negative));

    /// <summary>Pearson's r with labelled valence.</summary>
    /// <param name="set">Name of the set.</param>
    /// <param name="measure">Name of the measure.</param>
    /// <param name="valence">The model's valence by case.</param>
    /// <param name="baseline">The baseline's.</param>
    /// <param name="gold">The labels.</param>
    public static EvaluationRow Pearson(string set, string measure, double[] valence, double[]? baseline, double[] gold) =>
        Row(set, measure, valence.Length, Correlate(valence, gold), baseline is null ? null : Correlate(baseline, gold));

    /// <summary>Share of cases that are so.</summary>
    /// <param name="set">Name of the set.</param>
    /// <param name="measure">Name of the measure.</param>
    /// <param name="cases">Whether each is.</param>
    public static EvaluationRow Share(string set, string measure, bool[] cases) =>
        Row(set, measure, cases.Length, selection => selection.Average(i => cases[i] ? 1.0 : 0));

    private static Func<int[], double> Area(double[] valence, bool[] negative) => selection => Roc.Area(
        Array.ConvertAll(selection, i => -valence[i]), Array.ConvertAll(selection, i => negative[i]));

    private static Func<int[], double> Correlate(double[] valence, double[] gold) => selection => Correlation.Pearson(
        Array.ConvertAll(selection, i => valence[i]), Array.ConvertAll(selection, i => gold[i]));
}
