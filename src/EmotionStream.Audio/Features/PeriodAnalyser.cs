using System.Numerics.Tensors;

namespace EmotionStream.Audio.Features;

/// <summary>
/// Jitter and shimmer of a voiced frame. Periods are followed through the waveform: from the end of one, the next is the
/// length within ±10% of the pitch's that matches best (normalised cross-correlation), refined by a parabola.
/// </summary>
internal sealed class PeriodAnalyser
{
    private const float SearchRange = 0.1f;
    private const float LeastMatch = 0.5f;
    private const int MostPeriods = 64;

    private readonly float[] _lengths = new float[MostPeriods];
    private readonly float[] _amplitudes = new float[MostPeriods];

    /// <summary>Measures a frame.</summary>
    /// <param name="samples">Its 60 ms.</param>
    /// <param name="f0">Its pitch, Hz.</param>
    /// <returns>Local jitter (mean absolute difference of consecutive periods over their mean) and shimmer (dB); 0 where fewer than two
    /// periods match.</returns>
    public (float Jitter, float Shimmer) Analyse(ReadOnlySpan<float> samples, float f0)
    {
        var count = FollowPeriods(samples, Framing.Rate / f0);
        float differences = 0, levels = 0, total = 0;
        var pairs = 0;
        for (var i = 1; i < count; i++)
        {
            if (_lengths[i] == 0 || _lengths[i - 1] == 0)
                continue;
            pairs++;
            differences += Math.Abs(_lengths[i] - _lengths[i - 1]);
            total += 0.5f * (_lengths[i] + _lengths[i - 1]);
            if (_amplitudes[i] > 0 && _amplitudes[i - 1] > 0)
                levels += Math.Abs(20 * MathF.Log10(_amplitudes[i] / _amplitudes[i - 1]));
        }

        return pairs == 0 ? (0, 0) : (differences / total, levels / pairs);
    }

    /// <summary>A period that matches nothing has length 0, so that no difference is taken across it.</summary>
    private int FollowPeriods(ReadOnlySpan<float> samples, float expected)
    {
        var period = (int)MathF.Round(expected);
        var shortest = Math.Max(2, (int)(expected * (1 - SearchRange)));
        var longest = (int)MathF.Ceiling(expected * (1 + SearchRange));
        var count = 0;
        var at = StartAtPeak(samples, period);
        while (count < MostPeriods && at + longest + 1 + period <= samples.Length)
        {
            var best = shortest;
            var match = float.NegativeInfinity;
            for (var length = shortest; length <= longest; length++)
            {
                var correlation = Correlation(samples, at, length, period);
                if (correlation > match)
                    (match, best) = (correlation, length);
            }

            var reliable = match >= LeastMatch;
            _lengths[count] = reliable ? best + Offset(samples, at, best, period, match) : 0;
            _amplitudes[count++] = PeakToPeak(samples.Slice(at, best));
            at += reliable ? best : period;
        }

        return count;
    }

    private static int StartAtPeak(ReadOnlySpan<float> samples, int period)
    {
        var start = 0;
        for (var i = 1; i < Math.Min(period, samples.Length); i++)
        {
            if (samples[i] > samples[start])
                start = i;
        }

        // Begin a quarter of a period before the peak, so that a period's border is not its steepest point.
        return Math.Max(0, start - (period / 4));
    }

    private static float Correlation(ReadOnlySpan<float> samples, int at, int length, int period)
    {
        var a = samples.Slice(at, period);
        var b = samples.Slice(at + length, period);
        var energy = TensorPrimitives.Dot(a, a) * TensorPrimitives.Dot(b, b);
        return energy > 0 ? TensorPrimitives.Dot(a, b) / MathF.Sqrt(energy) : 0;
    }

    private static float Offset(ReadOnlySpan<float> samples, int at, int best, int period, float match)
    {
        var left = Correlation(samples, at, best - 1, period);
        var right = Correlation(samples, at, best + 1, period);
        var curvature = left - (2 * match) + right;
        return curvature < 0 ? Math.Clamp(0.5f * (left - right) / curvature, -0.5f, 0.5f) : 0;
    }

    private static float PeakToPeak(ReadOnlySpan<float> samples)
    {
        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        foreach (var sample in samples)
        {
            low = Math.Min(low, sample);
            high = Math.Max(high, sample);
        }

        return high - low;
    }
}
