namespace EmotionStream.Core.Records;

/// <summary>
/// The acoustic functionals of one window, named as in the JSON of <c>emotion.audio-features</c>. Definitions follow eGeMAPS v02
/// (Eyben et al. 2016); the extractor is <c>EmotionStream.Audio</c>. Position in <see cref="Names"/> is the index in a record's values.
/// </summary>
public static class AudioFeatureSet
{
    /// <summary>Names in order, camelCase.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "f0SemitoneMean", "f0SemitoneStd", "loudnessMean", "loudnessStd", "voicedRatio",
    ];
}
