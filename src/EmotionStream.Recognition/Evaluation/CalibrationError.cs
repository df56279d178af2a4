namespace EmotionStream.Recognition.Evaluation;

/// <summary>How far a confidence is from the share that is right.</summary>
internal static class CalibrationError
{
    private const int Bins = 10;

    /// <summary>Expected calibration error over ten bins of equal width (Guo et al. 2017).</summary>
    /// <param name="confidence">Confidence of each case.</param>
    /// <param name="right">Whether it was right.</param>
    public static double Expected(ReadOnlySpan<double> confidence, ReadOnlySpan<bool> right)
    {
        var sum = new double[Bins];
        var hits = new int[Bins];
        for (var i = 0; i < confidence.Length; i++)
        {
            var bin = Math.Clamp((int)(confidence[i] * Bins), 0, Bins - 1);
            sum[bin] += confidence[i];
            hits[bin] += right[i] ? 1 : 0;
        }

        var error = 0.0;
        for (var bin = 0; bin < Bins; bin++)
            error += Math.Abs(sum[bin] - hits[bin]);
        return confidence.Length == 0 ? double.NaN : error / confidence.Length;
    }
}
