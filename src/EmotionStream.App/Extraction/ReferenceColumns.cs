using EmotionStream.Core.Records;

namespace EmotionStream.App.Extraction;

/// <summary>Where each of our features stands in a table of eGeMAPS v02 functionals.</summary>
internal static class ReferenceColumns
{
    private static readonly Dictionary<string, string> Descriptors = new(StringComparer.Ordinal)
    {
        ["F0Semitone"] = "F0semitoneFrom27.5Hz_sma3nz", ["F0"] = "F0semitoneFrom27.5Hz_sma3nz",
        ["Loudness"] = "loudness_sma3", ["SpectralFlux"] = "spectralFlux_sma3",
        ["Jitter"] = "jitterLocal_sma3nz", ["Shimmer"] = "shimmerLocaldB_sma3nz", ["Hnr"] = "HNRdBACF_sma3nz",
        ["H1H2"] = "logRelF0-H1-H2_sma3nz", ["H1A3"] = "logRelF0-H1-A3_sma3nz",
        ["AlphaRatioVoiced"] = "alphaRatioV_sma3nz", ["HammarbergVoiced"] = "hammarbergIndexV_sma3nz",
        ["Slope0To500Voiced"] = "slopeV0-500_sma3nz", ["Slope500To1500Voiced"] = "slopeV500-1500_sma3nz",
        ["SpectralFluxVoiced"] = "spectralFluxV_sma3nz",
        ["AlphaRatioUnvoiced"] = "alphaRatioUV_sma3nz", ["HammarbergUnvoiced"] = "hammarbergIndexUV_sma3nz",
        ["Slope0To500Unvoiced"] = "slopeUV0-500_sma3nz", ["Slope500To1500Unvoiced"] = "slopeUV500-1500_sma3nz",
        ["SpectralFluxUnvoiced"] = "spectralFluxUV_sma3nz",
    };

    private static readonly Dictionary<string, string> Whole = new(StringComparer.Ordinal)
    {
        ["LoudnessPeakRate"] = "loudnessPeaksPerSec", ["VoicedSegmentRate"] = "VoicedSegmentsPerSec",
        ["VoicedSegmentMean"] = "MeanVoicedSegmentLengthSec", ["VoicedSegmentStd"] = "StddevVoicedSegmentLengthSec",
        ["UnvoicedSegmentMean"] = "MeanUnvoicedSegmentLength", ["UnvoicedSegmentStd"] = "StddevUnvoicedSegmentLength",
        ["SoundLevelDb"] = "equivalentSoundLevel_dBp",
    };

    /// <summary>The reference's value of a feature.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="column">The value of a column of the table.</param>
    /// <returns>The value; null for a feature the reference does not have.</returns>
    public static double? Value(AudioFeature feature, Func<string, double> column)
    {
        var name = feature.ToString();
        if (Whole.TryGetValue(name, out var whole))
            return column(whole);
        var (stem, part) = Split(name);
        if (stem is null || Column(stem) is not { } descriptor)
            return null;
        return part switch
        {
            "Mean" => column(descriptor + "_amean"),
            "Std" => Math.Abs(column(descriptor + "_stddevNorm") * column(descriptor + "_amean")),
            "Range" => column(descriptor + "_pctlrange0-2"),
            ['P', ..] => column($"{descriptor}_percentile{part[1..]}.0"),
            "RisingSlopeMean" => column(descriptor + "_meanRisingSlope"),
            "RisingSlopeStd" => column(descriptor + "_stddevRisingSlope"),
            "FallingSlopeMean" => column(descriptor + "_meanFallingSlope"),
            _ => column(descriptor + "_stddevFallingSlope"),
        };
    }

    /// <summary>What a feature belongs to, for a summary.</summary>
    /// <param name="feature">The feature.</param>
    public static string Group(AudioFeature feature) => feature.ToString() switch
    {
        var name when name.StartsWith("F0", StringComparison.Ordinal) && name.Contains("Slope", StringComparison.Ordinal) => "F0 contour slopes",
        var name when name.StartsWith("F0", StringComparison.Ordinal) => "F0",
        var name when name.StartsWith("Loudness", StringComparison.Ordinal) => "loudness",
        var name when name.StartsWith("Slope", StringComparison.Ordinal) => "spectral slopes",
        var name when name.StartsWith("Mfcc", StringComparison.Ordinal) => "MFCC",
        var name when name.StartsWith("Hnr", StringComparison.Ordinal) => "HNR",
        var name when name[0] == 'F' && char.IsAsciiDigit(name[1]) => name.Contains("Amplitude", StringComparison.Ordinal) ? "formant levels" : "formants",
        var name when name.Contains("Segment", StringComparison.Ordinal) => "segments",
        var name when name.StartsWith("Jitter", StringComparison.Ordinal) || name.StartsWith("Shimmer", StringComparison.Ordinal) => "jitter, shimmer",
        var name when name.StartsWith("H1", StringComparison.Ordinal) => "H1–H2, H1–A3",
        _ => "balance, flux, level",
    };

    private static string? Column(string stem)
    {
        if (Descriptors.TryGetValue(stem, out var known))
            return known;
        if (stem.StartsWith("Mfcc", StringComparison.Ordinal))
            return stem.EndsWith("Voiced", StringComparison.Ordinal) ? $"mfcc{stem[4]}V_sma3nz" : $"mfcc{stem[4]}_sma3";
        return stem[2..] switch
        {
            "Frequency" => $"F{stem[1]}frequency_sma3nz",
            "Bandwidth" => $"F{stem[1]}bandwidth_sma3nz",
            "Amplitude" => $"F{stem[1]}amplitudeLogRelF0_sma3nz",
            _ => null,
        };
    }

    private static (string? Stem, string Part) Split(string name)
    {
        string[] parts = ["RisingSlopeMean", "RisingSlopeStd", "FallingSlopeMean", "FallingSlopeStd", "Mean", "Std", "P20", "P50", "P80", "Range"];
        var part = parts.FirstOrDefault(end => name.EndsWith(end, StringComparison.Ordinal));
        return part is null ? (null, "") : (name[..^part.Length], part);
    }
}
