namespace EmotionStream.Audio.Tests;

/// <summary>Made-up sounds with known properties.</summary>
internal static class Signals
{
    /// <summary>A sine.</summary>
    public static float[] Sine(double hertz, int rate, double seconds, double amplitude = 0.5) =>
        [.. Enumerable.Range(0, (int)(rate * seconds)).Select(i => (float)(amplitude * Math.Sin(2 * Math.PI * hertz * i / rate)))];

    /// <summary>A voice-like tone: harmonics falling by 6 dB an octave.</summary>
    public static float[] Voice(double hertz, int rate, double seconds, double amplitude = 0.3)
    {
        var samples = new float[(int)(rate * seconds)];
        for (var n = 1; n * hertz < Math.Min(rate / 2.0, 4000); n++)
        {
            for (var i = 0; i < samples.Length; i++)
                samples[i] += (float)(amplitude / n * Math.Sin((2 * Math.PI * n * hertz * i / rate) + (n * n)));
        }

        return samples;
    }

    /// <summary>Pulses through a resonance at 700 Hz, whose periods and levels alternate by the given parts above and below their mean.</summary>
    public static float[] Pulses(double hertz, int rate, double seconds, double periodSwing, double levelSwing)
    {
        var samples = new float[(int)(rate * seconds)];
        var position = 0.0;
        for (var n = 0; position < samples.Length; n++)
        {
            var sign = n % 2 == 0 ? 1 : -1;
            var level = 0.3 * (1 + (sign * levelSwing));
            for (var i = (int)Math.Ceiling(position); i < Math.Min(samples.Length, position + (rate * 0.03)); i++)
            {
                var t = (i - position) / rate;
                samples[i] += (float)(level * Math.Exp(-t * 600) * Math.Sin(2 * Math.PI * 700 * t));
            }

            position += rate / hertz * (1 + (sign * periodSwing));
        }

        return samples;
    }

    /// <summary>White noise, the same every time.</summary>
    public static float[] Noise(int rate, double seconds, double amplitude, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, (int)(rate * seconds)).Select(_ => (float)(amplitude * ((random.NextDouble() * 2) - 1)))];
    }

    /// <summary>Sound by sample.</summary>
    public static float[] Map(this float[] samples, Func<float, int, float> change) => [.. samples.Select(change)];
}
