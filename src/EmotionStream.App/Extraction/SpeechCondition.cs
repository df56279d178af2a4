namespace EmotionStream.App.Extraction;

/// <summary>What is done to clean speech before it is measured.</summary>
internal enum SpeechCondition
{
    /// <summary>As recorded.</summary>
    Clean,

    /// <summary>8 kHz, µ-law.</summary>
    G711,

    /// <summary>8 kHz, 300–3400 Hz, µ-law.</summary>
    Telephone,

    /// <summary>A telephone at another level, with noise at 5–25 dB before the codec (µ-law or A-law) and 1–3% of its 20 ms packets lost.</summary>
    PoorLine,
}
