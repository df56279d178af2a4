namespace EmotionStream.Audio.Features;

/// <summary>
/// How the signal is cut into frames. Every source is brought to one rate, so that a telephone's 8 kHz and wideband sound are measured by the same
/// definitions. Frame i of either length begins i steps after the first sample.
/// </summary>
internal static class Framing
{
    /// <summary>Samples a second of the analysis.</summary>
    public const int Rate = 16000;

    /// <summary>Frames a second.</summary>
    public const int FramesPerSecond = 100;

    /// <summary>Samples from one frame to the next: 10 ms.</summary>
    public const int Step = Rate / FramesPerSecond;

    /// <summary>Samples of a frame for spectrum, loudness, cepstrum and formants: 20 ms.</summary>
    public const int ShortSize = 2 * Step;

    /// <summary>Samples of a frame for pitch and harmonics: 60 ms.</summary>
    public const int LongSize = 6 * Step;

    /// <summary>Transform length of a short frame.</summary>
    public const int ShortFft = 512;

    /// <summary>Transform length of a long frame.</summary>
    public const int LongFft = 1024;

    /// <summary>Width of a bin of a short frame's spectrum in hertz.</summary>
    public const float ShortBinHz = (float)Rate / ShortFft;

    /// <summary>Width of a bin of a long frame's spectrum in hertz.</summary>
    public const float LongBinHz = (float)Rate / LongFft;
}
