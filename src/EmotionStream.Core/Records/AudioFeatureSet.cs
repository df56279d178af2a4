using System.Collections.Frozen;

namespace EmotionStream.Core.Records;

/// <summary>
/// Names and ranges of <see cref="AudioFeature"/>. A window without voice has no pitch: its voiced features are absent (NaN in memory,
/// omitted in JSON), <see cref="AudioFeature.VoicedRatio"/> is 0, loudness and level are present.
/// </summary>
public static class AudioFeatureSet
{
    /// <summary>Names in order, camelCase.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Enum.GetNames<AudioFeature>().Select(CamelCase)];

    /// <summary>
    /// Widest values a working extractor can give, in the order of <see cref="Names"/>; a value outside means another definition or unit.
    /// </summary>
    public static readonly IReadOnlyList<(float Minimum, float Maximum)> Ranges =
    [
        (12, 62.2f), (0, 25), // F0Semitone
        (0, 20), (0, 10), // Loudness
        (0, 1), // VoicedRatio
        (12, 62.2f), (12, 62.2f), (12, 62.2f), (0, 50.2f), (0, 5100), (0, 5100), (0, 5100), (0, 5100), // F0Semitone
        (0, 20), (0, 20), (0, 20), (0, 20), (0, 2000), (0, 2000), (0, 2000), (0, 2000), // Loudness
        (0, 100), (0, 100), // SpectralFlux
        (-150, 150), (0, 150), // Mfcc1
        (-150, 150), (0, 150), // Mfcc2
        (-150, 150), (0, 150), // Mfcc3
        (-150, 150), (0, 150), // Mfcc4
        (0, 1), (0, 1), // Jitter
        (0, 60), (0, 60), // Shimmer
        (-101, 60), (0, 100), // Hnr
        (-120, 120), (0, 120), // H1H2
        (-150, 150), (0, 150), // H1A3
        (0, 5500), (0, 3000), // F1Frequency
        (0, 6000), (0, 3000), // F1Bandwidth
        (-201, 150), (0, 201), // F1Amplitude
        (0, 5500), (0, 3000), // F2Frequency
        (0, 6000), (0, 3000), // F2Bandwidth
        (-201, 150), (0, 201), // F2Amplitude
        (0, 5500), (0, 3000), // F3Frequency
        (0, 6000), (0, 3000), // F3Bandwidth
        (-201, 150), (0, 201), // F3Amplitude
        (-120, 120), (0, 120), // AlphaRatioVoiced
        (-120, 120), (0, 120), // HammarbergVoiced
        (-2, 2), (0, 2), // Slope0To500Voiced
        (-2, 2), (0, 2), // Slope500To1500Voiced
        (0, 100), (0, 100), // SpectralFluxVoiced
        (-150, 150), (0, 150), // Mfcc1Voiced
        (-150, 150), (0, 150), // Mfcc2Voiced
        (-150, 150), (0, 150), // Mfcc3Voiced
        (-150, 150), (0, 150), // Mfcc4Voiced
        (-120, 120), // AlphaRatioUnvoiced
        (-120, 120), // HammarbergUnvoiced
        (-2, 2), // Slope0To500Unvoiced
        (-2, 2), // Slope500To1500Unvoiced
        (0, 100), // SpectralFluxUnvoiced
        (0, 50), // Loudness
        (0, 50), (0, 600), (0, 600), // VoicedSegment
        (0, 600), (0, 600), // UnvoicedSegment
        (-120, 6), // SoundLevelDb
    ];

    private static readonly FrozenDictionary<string, AudioFeature> ByName =
        Enum.GetValues<AudioFeature>().ToFrozenDictionary(f => Names[(int)f], StringComparer.Ordinal);

    /// <summary>Finds a feature by its JSON name.</summary>
    /// <param name="name">The camelCase name.</param>
    /// <param name="feature">The feature.</param>
    public static bool TryFind(string name, out AudioFeature feature) => ByName.TryGetValue(name, out feature);

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
