using EmotionStream.Audio.Features;
using EmotionStream.Audio.Sources;

namespace EmotionStream.Audio.Tests.Features;

/// <summary>Extraction in one call.</summary>
internal static class Extract
{
    public static FeatureWindow Whole(float[] samples, int rate)
    {
        using var source = new MemorySource(samples, rate);
        return AudioFeatureExtraction.Whole(source).Single().Window;
    }

    public static List<FeatureWindow> Windows(float[] samples, int rate, WindowOptions? options = null, IEnumerable<int>? chunks = null)
    {
        var windows = new List<FeatureWindow>();
        var extractor = new FeatureExtractor(rate, options ?? WindowOptions.Default);
        var rest = samples.AsSpan();
        foreach (var chunk in chunks ?? [])
        {
            var piece = rest[..Math.Min(chunk, rest.Length)];
            extractor.Process(piece, windows);
            rest = rest[piece.Length..];
        }

        extractor.Process(rest, windows);
        extractor.Complete(windows);
        return windows;
    }
}
