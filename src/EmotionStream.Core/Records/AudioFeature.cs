namespace EmotionStream.Core.Records;

/// <summary>
/// The acoustic functionals of one window. The member's value is the index in a record's features, its camel-cased name the field of
/// <c>emotion.audio-features</c>. Definitions follow eGeMAPS v02 (Eyben et al. 2016), except that spreads are plain standard deviations:
/// the published coefficient of variation has no finite value for a feature whose mean is near zero.
/// </summary>
public enum AudioFeature
{
    /// <summary>Mean pitch of the voiced frames, semitones above 27.5 Hz (12·log₂(f/27.5)).</summary>
    F0SemitoneMean,

    /// <summary>Standard deviation of pitch over the voiced frames, semitones.</summary>
    F0SemitoneStd,

    /// <summary>Mean loudness: sum of the compressed auditory spectrum, linear scale.</summary>
    LoudnessMean,

    /// <summary>Standard deviation of loudness.</summary>
    LoudnessStd,

    /// <summary>Share of the window's frames that are voiced.</summary>
    VoicedRatio,

    /// <summary>Pitch: 20th percentile over the voiced frames, semitones.</summary>
    F0SemitoneP20,

    /// <summary>Pitch: 50th percentile over the voiced frames, semitones.</summary>
    F0SemitoneP50,

    /// <summary>Pitch: 80th percentile over the voiced frames, semitones.</summary>
    F0SemitoneP80,

    /// <summary>Pitch: 80th minus 20th percentile, semitones.</summary>
    F0SemitoneRange,

    /// <summary>Pitch: mean slope of the rising parts of the contour, semitones a second, as a magnitude.</summary>
    F0RisingSlopeMean,

    /// <summary>Pitch: standard deviation of the slopes of the rising parts, semitones a second.</summary>
    F0RisingSlopeStd,

    /// <summary>Pitch: mean slope of the falling parts of the contour, semitones a second, as a magnitude.</summary>
    F0FallingSlopeMean,

    /// <summary>Pitch: standard deviation of the slopes of the falling parts, semitones a second.</summary>
    F0FallingSlopeStd,

    /// <summary>Loudness: 20th percentile.</summary>
    LoudnessP20,

    /// <summary>Loudness: 50th percentile.</summary>
    LoudnessP50,

    /// <summary>Loudness: 80th percentile.</summary>
    LoudnessP80,

    /// <summary>Loudness: 80th minus 20th percentile.</summary>
    LoudnessRange,

    /// <summary>Loudness: mean slope of the rising parts of the contour, per second, as a magnitude.</summary>
    LoudnessRisingSlopeMean,

    /// <summary>Loudness: standard deviation of the slopes of the rising parts, per second.</summary>
    LoudnessRisingSlopeStd,

    /// <summary>Loudness: mean slope of the falling parts of the contour, per second, as a magnitude.</summary>
    LoudnessFallingSlopeMean,

    /// <summary>Loudness: standard deviation of the slopes of the falling parts, per second.</summary>
    LoudnessFallingSlopeStd,

    /// <summary>Mean squared change of the normalised magnitude spectrum from frame to frame.</summary>
    SpectralFluxMean,

    /// <summary>Standard deviation of the spectral flux.</summary>
    SpectralFluxStd,

    /// <summary>Mean of mel-frequency cepstral coefficient 1.</summary>
    Mfcc1Mean,

    /// <summary>Standard deviation of mel-frequency cepstral coefficient 1.</summary>
    Mfcc1Std,

    /// <summary>Mean of mel-frequency cepstral coefficient 2.</summary>
    Mfcc2Mean,

    /// <summary>Standard deviation of mel-frequency cepstral coefficient 2.</summary>
    Mfcc2Std,

    /// <summary>Mean of mel-frequency cepstral coefficient 3.</summary>
    Mfcc3Mean,

    /// <summary>Standard deviation of mel-frequency cepstral coefficient 3.</summary>
    Mfcc3Std,

    /// <summary>Mean of mel-frequency cepstral coefficient 4.</summary>
    Mfcc4Mean,

    /// <summary>Standard deviation of mel-frequency cepstral coefficient 4.</summary>
    Mfcc4Std,

    /// <summary>Voiced frames: mean local jitter, difference of consecutive periods over the mean period.</summary>
    JitterMean,

    /// <summary>Voiced frames: standard deviation of local jitter, difference of consecutive periods over the mean period.</summary>
    JitterStd,

    /// <summary>Voiced frames: mean local shimmer, level difference of consecutive periods, dB.</summary>
    ShimmerMean,

    /// <summary>Voiced frames: standard deviation of local shimmer, level difference of consecutive periods, dB.</summary>
    ShimmerStd,

    /// <summary>Voiced frames: mean harmonics-to-noise ratio from the autocorrelation, dB.</summary>
    HnrMean,

    /// <summary>Voiced frames: standard deviation of harmonics-to-noise ratio from the autocorrelation, dB.</summary>
    HnrStd,

    /// <summary>Voiced frames: mean level of the first overtone (H1, twice the pitch) relative to the second (H2), dB.</summary>
    H1H2Mean,

    /// <summary>Voiced frames: standard deviation of level of the first overtone (H1, twice the pitch) relative to the second (H2), dB.</summary>
    H1H2Std,

    /// <summary>Voiced frames: mean level of the first overtone (H1) relative to the strongest harmonic near the third formant, dB.</summary>
    H1A3Mean,

    /// <summary>Voiced frames: standard deviation of level of the first overtone (H1) relative to the strongest harmonic near the third formant, dB.</summary>
    H1A3Std,

    /// <summary>Voiced frames: mean centre frequency of the first formant, Hz.</summary>
    F1FrequencyMean,

    /// <summary>Voiced frames: standard deviation of centre frequency of the first formant, Hz.</summary>
    F1FrequencyStd,

    /// <summary>Voiced frames: mean bandwidth of the first formant, Hz.</summary>
    F1BandwidthMean,

    /// <summary>Voiced frames: standard deviation of bandwidth of the first formant, Hz.</summary>
    F1BandwidthStd,

    /// <summary>Voiced frames: mean level of the harmonic at the first formant relative to the fundamental, dB.</summary>
    F1AmplitudeMean,

    /// <summary>Voiced frames: standard deviation of level of the harmonic at the first formant relative to the fundamental, dB.</summary>
    F1AmplitudeStd,

    /// <summary>Voiced frames: mean centre frequency of the second formant, Hz.</summary>
    F2FrequencyMean,

    /// <summary>Voiced frames: standard deviation of centre frequency of the second formant, Hz.</summary>
    F2FrequencyStd,

    /// <summary>Voiced frames: mean bandwidth of the second formant, Hz.</summary>
    F2BandwidthMean,

    /// <summary>Voiced frames: standard deviation of bandwidth of the second formant, Hz.</summary>
    F2BandwidthStd,

    /// <summary>Voiced frames: mean level of the harmonic at the second formant relative to the fundamental, dB.</summary>
    F2AmplitudeMean,

    /// <summary>Voiced frames: standard deviation of level of the harmonic at the second formant relative to the fundamental, dB.</summary>
    F2AmplitudeStd,

    /// <summary>Voiced frames: mean centre frequency of the third formant, Hz.</summary>
    F3FrequencyMean,

    /// <summary>Voiced frames: standard deviation of centre frequency of the third formant, Hz.</summary>
    F3FrequencyStd,

    /// <summary>Voiced frames: mean bandwidth of the third formant, Hz.</summary>
    F3BandwidthMean,

    /// <summary>Voiced frames: standard deviation of bandwidth of the third formant, Hz.</summary>
    F3BandwidthStd,

    /// <summary>Voiced frames: mean level of the harmonic at the third formant relative to the fundamental, dB.</summary>
    F3AmplitudeMean,

    /// <summary>Voiced frames: standard deviation of level of the harmonic at the third formant relative to the fundamental, dB.</summary>
    F3AmplitudeStd,

    /// <summary>Voiced frames: mean alpha ratio, energy of 50–1000 Hz over 1–5 kHz as a level, dB (negative: the low band is stronger).</summary>
    AlphaRatioVoicedMean,

    /// <summary>Voiced frames: standard deviation of alpha ratio, energy of 50–1000 Hz over 1–5 kHz as a level, dB (negative: the low band is stronger).</summary>
    AlphaRatioVoicedStd,

    /// <summary>Voiced frames: mean Hammarberg index, strongest peak below 2 kHz relative to the strongest of 2–5 kHz, dB.</summary>
    HammarbergVoicedMean,

    /// <summary>Voiced frames: standard deviation of Hammarberg index, strongest peak below 2 kHz relative to the strongest of 2–5 kHz, dB.</summary>
    HammarbergVoicedStd,

    /// <summary>Voiced frames: mean spectral slope of 0–500 Hz, dB a Hz.</summary>
    Slope0To500VoicedMean,

    /// <summary>Voiced frames: standard deviation of spectral slope of 0–500 Hz, dB a Hz.</summary>
    Slope0To500VoicedStd,

    /// <summary>Voiced frames: mean spectral slope of 500–1500 Hz, dB a Hz.</summary>
    Slope500To1500VoicedMean,

    /// <summary>Voiced frames: standard deviation of spectral slope of 500–1500 Hz, dB a Hz.</summary>
    Slope500To1500VoicedStd,

    /// <summary>Voiced frames: mean spectral flux.</summary>
    SpectralFluxVoicedMean,

    /// <summary>Voiced frames: standard deviation of spectral flux.</summary>
    SpectralFluxVoicedStd,

    /// <summary>Voiced frames: mean mel-frequency cepstral coefficient 1.</summary>
    Mfcc1VoicedMean,

    /// <summary>Voiced frames: standard deviation of mel-frequency cepstral coefficient 1.</summary>
    Mfcc1VoicedStd,

    /// <summary>Voiced frames: mean mel-frequency cepstral coefficient 2.</summary>
    Mfcc2VoicedMean,

    /// <summary>Voiced frames: standard deviation of mel-frequency cepstral coefficient 2.</summary>
    Mfcc2VoicedStd,

    /// <summary>Voiced frames: mean mel-frequency cepstral coefficient 3.</summary>
    Mfcc3VoicedMean,

    /// <summary>Voiced frames: standard deviation of mel-frequency cepstral coefficient 3.</summary>
    Mfcc3VoicedStd,

    /// <summary>Voiced frames: mean mel-frequency cepstral coefficient 4.</summary>
    Mfcc4VoicedMean,

    /// <summary>Voiced frames: standard deviation of mel-frequency cepstral coefficient 4.</summary>
    Mfcc4VoicedStd,

    /// <summary>Unvoiced frames: mean alpha ratio, dB.</summary>
    AlphaRatioUnvoicedMean,

    /// <summary>Unvoiced frames: mean Hammarberg index, dB.</summary>
    HammarbergUnvoicedMean,

    /// <summary>Unvoiced frames: mean spectral slope of 0–500 Hz, dB a Hz.</summary>
    Slope0To500UnvoicedMean,

    /// <summary>Unvoiced frames: mean spectral slope of 500–1500 Hz, dB a Hz.</summary>
    Slope500To1500UnvoicedMean,

    /// <summary>Unvoiced frames: mean spectral flux.</summary>
    SpectralFluxUnvoicedMean,

    /// <summary>Loudness peaks a second, a proxy of the speech rate.</summary>
    LoudnessPeakRate,

    /// <summary>Continuously voiced segments a second, a proxy of the syllable rate.</summary>
    VoicedSegmentRate,

    /// <summary>Mean length of the voiced segments, seconds.</summary>
    VoicedSegmentMean,

    /// <summary>Standard deviation of the length of the voiced segments, seconds.</summary>
    VoicedSegmentStd,

    /// <summary>Mean length of the segments between voice, seconds, a proxy of pauses.</summary>
    UnvoicedSegmentMean,

    /// <summary>Standard deviation of the length of the segments between voice, seconds.</summary>
    UnvoicedSegmentStd,

    /// <summary>Equivalent sound level of the window, dB relative to full scale.</summary>
    SoundLevelDb,
}
