using System.Numerics.Tensors;
using EmotionStream.Audio.Resampling;
using EmotionStream.Audio.Sources;

namespace EmotionStream.Audio.Telephone;

/// <summary>What a telephone makes of a sound: 8 kHz, by choice the old band of 300–3400 Hz, 8-bit µ-law. For evaluation and training.</summary>
public static class TelephoneLine
{
    /// <summary>Samples a second of a telephone channel.</summary>
    public const int SampleRate = 8000;

    private const double LowHz = 300, HighHz = 3400;
    private const int FilterHalf = 128;
    private static readonly float[] Band = BandPass();

    /// <summary>Sends a sound through.</summary>
    /// <param name="samples">One channel, full scale ±1.</param>
    /// <param name="sampleRate">Its samples a second.</param>
    /// <param name="bandLimited">Whether only 300–3400 Hz pass.</param>
    /// <returns>What is heard at the other end, 8 kHz.</returns>
    public static float[] Transmit(ReadOnlySpan<float> samples, int sampleRate, bool bandLimited)
    {
        var resampler = new Resampler(sampleRate, SampleRate);
        var line = new List<float>((int)((long)samples.Length * SampleRate / sampleRate) + 1);
        resampler.Process(samples, line);
        resampler.Complete(line);
        var heard = bandLimited ? Filter(line) : [.. line];
        for (var i = 0; i < heard.Length; i++)
        {
            var pcm = (short)Math.Clamp(MathF.Round(heard[i] * 32768), short.MinValue, short.MaxValue);
            heard[i] = G711.MuLawToPcm(G711.PcmToMuLaw(pcm)) / 32768f;
        }

        return heard;
    }

    private static float[] Filter(List<float> samples)
    {
        var padded = new float[samples.Count + (2 * FilterHalf)];
        samples.CopyTo(padded, FilterHalf);
        var filtered = new float[samples.Count];
        for (var i = 0; i < filtered.Length; i++)
            filtered[i] = TensorPrimitives.Dot(Band, padded.AsSpan(i, Band.Length));
        return filtered;
    }

    /// <summary>Difference of two windowed-sinc low-passes (Blackman window), linear phase.</summary>
    private static float[] BandPass() =>
    [
        .. Enumerable.Range(-FilterHalf, (2 * FilterHalf) + 1).Select(n =>
        {
            var window = 0.42 + (0.5 * Math.Cos(Math.PI * n / FilterHalf)) + (0.08 * Math.Cos(2 * Math.PI * n / FilterHalf));
            return (float)(window * (LowPass(HighHz, n) - LowPass(LowHz, n)));
        }),
    ];

    private static double LowPass(double hertz, int n) =>
        n == 0 ? 2 * hertz / SampleRate : Math.Sin(2 * Math.PI * hertz / SampleRate * n) / (Math.PI * n);
}
