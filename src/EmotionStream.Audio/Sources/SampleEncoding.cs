namespace EmotionStream.Audio.Sources;

/// <summary>How a sample is stored, little-endian.</summary>
public enum SampleEncoding
{
    /// <summary>Unsigned 8-bit, 128 = silence.</summary>
    Pcm8,

    /// <summary>Signed 16-bit.</summary>
    Pcm16,

    /// <summary>Signed 24-bit, packed.</summary>
    Pcm24,

    /// <summary>Signed 32-bit.</summary>
    Pcm32,

    /// <summary>IEEE 754 single precision.</summary>
    Ieee32,

    /// <summary>IEEE 754 double precision.</summary>
    Ieee64,

    /// <summary>ITU-T G.711 A-law.</summary>
    ALaw,

    /// <summary>ITU-T G.711 µ-law.</summary>
    MuLaw,
}
