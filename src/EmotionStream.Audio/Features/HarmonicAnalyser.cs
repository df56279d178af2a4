using System.Runtime.Intrinsics;

namespace EmotionStream.Audio.Features;

/// <summary>
/// Levels of the harmonics of a voiced 60 ms frame, and how far they stand over the noise. H1 is the first <em>overtone</em> and H2 the second,
/// as in the reference implementation of eGeMAPS, which calls the fundamental H0; the telephone's band cuts the fundamental off.
/// </summary>
internal sealed class HarmonicAnalyser
{
    private const int MostHarmonics = 100;
    private const float HarmonicReach = 0.25f;
    private const float FormantReach = 0.2f;
    private const float PowerFloor = 1e-14f;
    private const float LowestHnr = -20;

    private readonly float[] _harmonics = new float[MostHarmonics + 1];

    /// <summary>Measures a voiced frame.</summary>
    /// <param name="power">Power spectrum of its 60 ms.</param>
    /// <param name="f0">Its pitch, Hz.</param>
    /// <param name="values">Holds the formants' frequencies; receives harmonic levels and HNR.</param>
    public void Analyse(ReadOnlySpan<float> power, float f0, Span<float> values)
    {
        var count = FindHarmonics(power, f0);
        var fundamental = count > 0 ? _harmonics[1] : PowerFloor;
        var overtone = count > 1 ? _harmonics[2] : PowerFloor;
        values[(int)Descriptor.H1H2] = count > 2 ? Decibels(overtone, _harmonics[3]) : 0;
        for (var formant = 0; formant < FormantAnalyser.Count; formant++)
        {
            var at = (int)Descriptor.F1Frequency + (3 * formant);
            var peak = StrongestNear(values[at], f0, count);
            values[at + 2] = Decibels(peak, fundamental);
            if (formant == 2)
                values[(int)Descriptor.H1A3] = Decibels(overtone, peak);
        }

        values[(int)Descriptor.Hnr] = HarmonicsToNoise(power, f0);
    }

    private int FindHarmonics(ReadOnlySpan<float> power, float f0)
    {
        var count = 0;
        for (var n = 1; n <= MostHarmonics; n++)
        {
            var from = (int)MathF.Round((n - HarmonicReach) * f0 / Framing.LongBinHz);
            var to = (int)MathF.Round((n + HarmonicReach) * f0 / Framing.LongBinHz);
            if (to >= power.Length)
                break;
            var peak = PowerFloor;
            for (var k = from; k <= to; k++)
                peak = Math.Max(peak, power[k]);
            _harmonics[++count] = peak;
        }

        return count;
    }

    private float StrongestNear(float formant, float f0, int count)
    {
        var peak = PowerFloor;
        var from = Math.Max(1, (int)MathF.Round(formant * (1 - FormantReach) / f0));
        var to = Math.Min(count, Math.Max(from, (int)MathF.Round(formant * (1 + FormantReach) / f0)));
        for (var n = from; n <= to; n++)
            peak = Math.Max(peak, _harmonics[n]);
        return peak;
    }

    /// <summary>r(T)/(r(0) − r(T)) in dB, r the autocorrelation: the inverse transform of the power spectrum, needed near one lag only.</summary>
    private static float HarmonicsToNoise(ReadOnlySpan<float> power, float f0)
    {
        var lag = (int)MathF.Round(Framing.Rate / f0);
        var r = Autocorrelation(power, lag);
        var (total, periodic) = (r[3], Math.Max(r[1], Math.Max(r[0], r[2])));
        if (!(total > 0) || periodic <= 0)
            return LowestHnr;
        return (float)Math.Max(LowestHnr, 10 * Math.Log10(periodic / Math.Max(total - periodic, total * 1e-10)));
    }

    /// <summary>The autocorrelation at lag − 1, lag, lag + 1 and 0, side by side in one vector.</summary>
    private static Vector256<double> Autocorrelation(ReadOnlySpan<float> power, int lag)
    {
        // cos(n·x) by the Chebyshev recurrence: one multiplication a bin instead of one cosine.
        const double Angle = 2 * Math.PI / Framing.LongFft;
        var step = 2 * Vector256.Create(Math.Cos(Angle * (lag - 1)), Math.Cos(Angle * lag), Math.Cos(Angle * (lag + 1)), 1);
        var (previous, current) = (step / 2, Vector256<double>.One);
        var sum = Vector256.Create(power[0] / 2.0);
        for (var k = 1; k < power.Length; k++)
        {
            (previous, current) = (current, (step * current) - previous);
            sum += Vector256.Create((double)power[k]) * current;
        }

        return sum - (Vector256.Create(power[^1] / 2.0) * current);
    }

    private static float Decibels(float a, float b) => 10 * MathF.Log10(a / b);
}
