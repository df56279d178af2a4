namespace EmotionStream.Recognition.Evaluation;

/// <summary>Percentile bootstrap (Efron 1979): cases are drawn with replacement, the measure is computed on each draw.</summary>
internal static class Bootstrap
{
    private const int Draws = 500;
    private const int Seed = 20_240_917;

    /// <summary>The 95% interval of a measure.</summary>
    /// <param name="cases">How many cases.</param>
    /// <param name="measure">The measure on a selection of cases.</param>
    public static (double Low, double High) Interval(int cases, Func<int[], double> measure)
    {
        var random = new Random(Seed);
        var selection = new int[cases];
        var values = new List<double>(Draws);
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = 0; i < cases; i++)
                selection[i] = random.Next(cases);
            var value = measure(selection);
            if (double.IsFinite(value))
                values.Add(value);
        }

        if (values.Count == 0)
            return (double.NaN, double.NaN);
        values.Sort();
        return (values[(int)(0.025 * (values.Count - 1))], values[(int)Math.Ceiling(0.975 * (values.Count - 1))]);
    }
}
