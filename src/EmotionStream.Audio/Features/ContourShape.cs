namespace EmotionStream.Audio.Features;

/// <summary>Peaks of a contour and the slopes between its turning points.</summary>
internal sealed class ContourShape
{
    private const float LeastSwing = 0.1f;
    private readonly List<float> _rising = [];
    private readonly List<float> _falling = [];

    /// <summary>Slopes from a valley to the next peak, units a second.</summary>
    public (float Mean, float Deviation) Rising { get; private set; }

    /// <summary>Slopes from a peak to the next valley, units a second, as magnitudes.</summary>
    public (float Mean, float Deviation) Falling { get; private set; }

    /// <summary>Peaks that stand out from both valleys beside them.</summary>
    public int Peaks { get; private set; }

    /// <summary>
    /// Measures a contour. Swings under a tenth of its range between the 5th and 95th percentile are ripple, not turns.
    /// </summary>
    /// <param name="contour">One value a frame.</param>
    /// <param name="range">The contour's range.</param>
    public void Measure(ReadOnlySpan<float> contour, float range)
    {
        _rising.Clear();
        _falling.Clear();
        Peaks = 0;
        var threshold = LeastSwing * range;
        if (contour.Length > 1 && threshold > 0)
            FindTurns(contour, threshold);
        Rising = OrZero(_rising);
        Falling = OrZero(_falling);
    }

    private void FindTurns(ReadOnlySpan<float> contour, float threshold)
    {
        // Zigzag: the running extreme becomes a turn when the contour has come back from it by the threshold.
        int low = 0, high = 0, turn = -1;
        var direction = 0;
        for (var i = 1; i < contour.Length; i++)
        {
            if (contour[i] > contour[high])
                high = i;
            if (contour[i] < contour[low])
                low = i;
            if (direction >= 0 && contour[high] - contour[i] >= threshold)
            {
                if (turn >= 0 && direction > 0)
                    _rising.Add(Slope(contour, turn, high));
                Peaks++;
                (turn, low, direction) = (high, i, -1);
            }
            else if (direction <= 0 && contour[i] - contour[low] >= threshold)
            {
                if (turn >= 0 && direction < 0)
                    _falling.Add(Slope(contour, turn, low));
                (turn, high, direction) = (low, i, 1);
            }
        }
    }

    private static float Slope(ReadOnlySpan<float> contour, int from, int to) =>
        Math.Abs(contour[to] - contour[from]) * Framing.FramesPerSecond / (to - from);

    private static (float Mean, float Deviation) OrZero(List<float> slopes) =>
        slopes.Count == 0 ? (0, 0) : Statistics.MeanAndDeviation(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(slopes));
}
