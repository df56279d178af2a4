namespace EmotionStream.Audio.Features;

/// <summary>
/// How the signal is cut into frames. Two analysis rates cover telephony and wideband; at both, a bin of a spectrum is as wide in hertz.
/// Frame i of either length begins i steps after the first sample.
/// </summary>
internal sealed class Framing
{
    /// <summary>Frames a second.</summary>
    public const int FramesPerSecond = 100;

    /// <summary>The narrow (telephone) rate.</summary>
    public const int NarrowRate = 8000;

    /// <summary>The wide rate.</summary>
    public const int WideRate = 16000;

    private const int NarrowUpTo = 12000;

    /// <summary>Makes the framing of one of the two rates.</summary>
    /// <param name="rate">Samples a second.</param>
    public Framing(int rate)
    {
        Rate = rate;
        Step = rate / FramesPerSecond;
        ShortSize = 2 * Step;
        LongSize = 6 * Step;
        ShortFft = rate * 512 / WideRate;
        LongFft = 2 * ShortFft;
        LevelScale = (float)WideRate / rate;
    }

    /// <summary>Samples a second.</summary>
    public int Rate { get; }

    /// <summary>Samples from one frame to the next: 10 ms.</summary>
    public int Step { get; }

    /// <summary>Samples of a frame for spectrum, loudness, cepstrum and formants: 20 ms.</summary>
    public int ShortSize { get; }

    /// <summary>Samples of a frame for pitch and harmonics: 60 ms.</summary>
    public int LongSize { get; }

    /// <summary>Transform length of a short frame; a bin is 31.25 Hz.</summary>
    public int ShortFft { get; }

    /// <summary>Transform length of a long frame; a bin is 15.625 Hz.</summary>
    public int LongFft { get; }

    /// <summary>Factor on magnitudes that makes the level of a sound the same at both rates.</summary>
    public float LevelScale { get; }

    /// <summary>Width of a bin of a short frame's spectrum in hertz.</summary>
    public float ShortBinHz => (float)Rate / ShortFft;

    /// <summary>Width of a bin of a long frame's spectrum in hertz.</summary>
    public float LongBinHz => (float)Rate / LongFft;

    /// <summary>The analysis rate for a source: sound without anything above 6 kHz is treated as the telephone's.</summary>
    /// <param name="sourceRate">Samples a second of the source.</param>
    public static Framing For(int sourceRate) => new(sourceRate <= NarrowUpTo ? NarrowRate : WideRate);
}
