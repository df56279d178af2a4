namespace EmotionStream.Recognition.Evaluation;

/// <summary>Correlation of two series.</summary>
internal static class Correlation
{
    /// <summary>Pearson's r.</summary>
    /// <param name="x">One series.</param>
    /// <param name="y">The other.</param>
    /// <returns>r; NaN when a series is constant.</returns>
    public static double Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double meanX = 0, meanY = 0, xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var dx = x[i] - meanX;
            var dy = y[i] - meanY;
            meanX += dx / (i + 1);
            meanY += dy / (i + 1);
            xx += dx * (x[i] - meanX);
            yy += dy * (y[i] - meanY);
            xy += dx * (y[i] - meanY);
        }

        return xy / Math.Sqrt(xx * yy);
    }
}
