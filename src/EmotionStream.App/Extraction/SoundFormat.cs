namespace EmotionStream.App.Extraction;

/// <summary>How sound on the command line is stored.</summary>
internal enum SoundFormat
{
    /// <summary>A WAV file.</summary>
    Wav,

    /// <summary>G.711 µ-law without a header.</summary>
    MuLaw,

    /// <summary>G.711 A-law without a header.</summary>
    ALaw,

    /// <summary>Signed 16-bit little-endian without a header.</summary>
    Pcm16,
}
