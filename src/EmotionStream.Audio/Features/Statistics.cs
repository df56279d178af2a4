namespace EmotionStream.Audio.Features;

/// <summary>Mean and population standard deviation, in two passes for precision.</summary>
internal static class Statistics
{
    /// <summary>Mean and standard deviation; NaN of nothing.</summary>
    /// <param name="values">The values.</param>
    public static (float Mean, float Deviation) MeanAndDeviation(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty)
            return (float.NaN, float.NaN);
        double sum = 0;
        foreach (var value in values)
            sum += value;
        var mean = sum / values.Length;
        double squares = 0;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        return ((float)mean, (float)Math.Sqrt(squares / values.Length));
    }

    /// <summary>A percentile with linear interpolation; NaN of nothing.</summary>
    /// <param name="sorted">The values in ascending order.</param>
    /// <param name="fraction">0 … 1.</param>
    public static float Percentile(ReadOnlySpan<float> sorted, float fraction)
    {
        if (sorted.IsEmpty)
            return float.NaN;
        var at = fraction * (sorted.Length - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }
}
