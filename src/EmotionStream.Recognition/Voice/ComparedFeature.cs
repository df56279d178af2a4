using EmotionStream.Core.Records;

namespace EmotionStream.Recognition.Voice;

/// <summary>
/// A feature in which a caller is compared with themselves. Which ones: loudness, pitch, rate, and of the voice's timbre what a telephone's band leaves
/// (tilt, flux, harmonicity). Formants, cepstrum above the first coefficient, jitter and shimmer tell speakers, languages and microphones apart more than moods.
/// </summary>
/// <param name="Feature">The feature.</param>
/// <param name="Spread">Standard deviation within a speaker to expect before the caller's own is known, on the scale it is compared on.</param>
/// <param name="IsLogarithmic">Whether its natural logarithm is compared, as hearing is logarithmic; a value that is not positive is then absent.</param>
internal sealed record ComparedFeature(AudioFeature Feature, float Spread, bool IsLogarithmic = false)
{
    /// <summary>All of them, in the order of a <c>VoiceBaseline</c>. The spreads are those of acted speech (RAVDESS, BanglaSER), rounded.</summary>
    public static IReadOnlyList<ComparedFeature> All { get; } =
    [
        new(AudioFeature.LoudnessMean, 0.35f, IsLogarithmic: true),
        new(AudioFeature.F0SemitoneMean, 2),
        new(AudioFeature.VoicedSegmentRate, 0.7f),
        new(AudioFeature.LoudnessP20, 1, IsLogarithmic: true),
        new(AudioFeature.LoudnessP80, 0.7f, IsLogarithmic: true),
        new(AudioFeature.LoudnessRange, 0.75f, IsLogarithmic: true),
        new(AudioFeature.LoudnessRisingSlopeMean, 0.7f, IsLogarithmic: true),
        new(AudioFeature.LoudnessPeakRate, 0.5f),
        new(AudioFeature.SoundLevelDb, 8),
        new(AudioFeature.F0SemitoneP80, 5),
        new(AudioFeature.F0SemitoneRange, 3.5f),
        new(AudioFeature.SpectralFluxVoicedMean, 1, IsLogarithmic: true),
        new(AudioFeature.AlphaRatioVoicedMean, 4),
        new(AudioFeature.HammarbergVoicedMean, 4),
        new(AudioFeature.Slope0To500VoicedMean, 0.015f),
        new(AudioFeature.Slope500To1500VoicedMean, 0.006f),
        new(AudioFeature.Mfcc1VoicedMean, 5),
        new(AudioFeature.HnrMean, 1.4f),
        new(AudioFeature.H1A3Mean, 6),
    ];
}
