using System.Runtime.InteropServices;

namespace EmotionStream.Audio.Features;

/// <summary>Peaks of a contour and the slopes between its turning points.</summary>
internal sealed class ContourShape
{
    private const float LeastSwing = 0.1f;
    private readonly List<float> _rising = [];
    private readonly List<float> _falling = [];

    /// <summary>Slopes up to a peak, units a second.</summary>
    public (float Mean, float Deviation) Rising { get; private set; }

    /// <summary>Slopes from a peak to the next valley, units a second, as magnitudes.</summary>
    public (float Mean, float Deviation) Falling { get; private set; }

    /// <summary>Peaks that stand out from both valleys beside them.</summary>
    public int Peaks { get; private set; }

    /// <summary>Measures a contour. Swings under a tenth of its range are ripple, not turns.</summary>
    /// <param name="contour">One value a frame.</param>
    /// <param name="range">The contour's range, largest less least value.</param>
    public void Measure(ReadOnlySpan<float> contour, float range)
    {
        _rising.Clear();
        _falling.Clear();
        Peaks = 0;
        if (contour.Length > 2 && range > 0)
            FindTurns(contour, LeastSwing * range);
        Rising = OrZero(_rising);
        Falling = OrZero(_falling);
    }

    /// <summary>
    /// Turns are local extremes that alternate and differ by the threshold; of several peaks without a valley between them the highest counts. The
    /// way from the contour's beginning to a first peak is a rise as well.
    /// </summary>
    private void FindTurns(ReadOnlySpan<float> contour, float threshold)
    {
        var (before, turn, isPeak) = (0, -1, false);
        for (var i = 1; i < contour.Length - 1; i++)
        {
            // A plateau turns where it begins: silence between words is one.
            var peak = contour[i] > contour[i - 1] && contour[i] >= contour[i + 1];
            if (!peak && !(contour[i] < contour[i - 1] && contour[i] <= contour[i + 1]))
                continue;
            if (turn < 0)
            {
                (turn, isPeak) = (i, peak);
            }
            else if (peak == isPeak)
            {
                if (peak == contour[i] > contour[turn])
                    turn = i;
            }
            else if (Math.Abs(contour[i] - contour[turn]) >= threshold)
            {
                Turn(contour, before, turn, isPeak);
                (before, turn, isPeak) = (turn, i, peak);
            }
        }

        if (turn >= 0)
            Turn(contour, before, turn, isPeak);
    }

    private void Turn(ReadOnlySpan<float> contour, int from, int to, bool isPeak)
    {
        var slope = (contour[to] - contour[from]) * Framing.FramesPerSecond / (to - from);
        if (isPeak)
        {
            Peaks++;
            if (slope > 0)
                _rising.Add(slope);
        }
        else if (from > 0)
        {
            _falling.Add(-slope);
        }
    }

    private static (float Mean, float Deviation) OrZero(List<float> slopes) =>
        slopes.Count == 0 ? (0, 0) : Statistics.MeanAndDeviation(CollectionsMarshal.AsSpan(slopes));
}
