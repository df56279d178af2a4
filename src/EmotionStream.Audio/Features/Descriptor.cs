namespace EmotionStream.Audio.Features;

/// <summary>
/// What is measured in every 10 ms frame (the low-level descriptors of eGeMAPS). Those before <see cref="Loudness"/> exist in voiced
/// frames only and are 0 elsewhere.
/// </summary>
internal enum Descriptor
{
    /// <summary>Pitch in semitones above 27.5 Hz; 0 = unvoiced.</summary>
    Pitch,

    /// <summary>Local jitter.</summary>
    Jitter,

    /// <summary>Local shimmer, dB.</summary>
    Shimmer,

    /// <summary>Harmonics-to-noise ratio, dB.</summary>
    Hnr,

    /// <summary>First over second harmonic, dB.</summary>
    H1H2,

    /// <summary>First harmonic over the strongest near the third formant, dB.</summary>
    H1A3,

    /// <summary>First formant, Hz.</summary>
    F1Frequency,

    /// <summary>Its bandwidth, Hz.</summary>
    F1Bandwidth,

    /// <summary>Level of the harmonic there over the first harmonic, dB.</summary>
    F1Amplitude,

    /// <summary>Second formant, Hz.</summary>
    F2Frequency,

    /// <summary>Its bandwidth, Hz.</summary>
    F2Bandwidth,

    /// <summary>Level of the harmonic there over the first harmonic, dB.</summary>
    F2Amplitude,

    /// <summary>Third formant, Hz.</summary>
    F3Frequency,

    /// <summary>Its bandwidth, Hz.</summary>
    F3Bandwidth,

    /// <summary>Level of the harmonic there over the first harmonic, dB.</summary>
    F3Amplitude,

    /// <summary>Loudness.</summary>
    Loudness,

    /// <summary>Alpha ratio, dB.</summary>
    AlphaRatio,

    /// <summary>Hammarberg index, dB.</summary>
    Hammarberg,

    /// <summary>Spectral slope of 0–500 Hz, dB a Hz.</summary>
    Slope0To500,

    /// <summary>Spectral slope of 500–1500 Hz, dB a Hz.</summary>
    Slope500To1500,

    /// <summary>Spectral flux.</summary>
    SpectralFlux,

    /// <summary>Mel-frequency cepstral coefficient 1.</summary>
    Mfcc1,

    /// <summary>Mel-frequency cepstral coefficient 2.</summary>
    Mfcc2,

    /// <summary>Mel-frequency cepstral coefficient 3.</summary>
    Mfcc3,

    /// <summary>Mel-frequency cepstral coefficient 4.</summary>
    Mfcc4,

    /// <summary>Mean square of the samples of the 60 ms frame.</summary>
    Power,
}
