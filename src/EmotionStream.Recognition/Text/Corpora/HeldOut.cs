using System.Text;

namespace EmotionStream.Recognition.Text.Corpora;

/// <summary>Splits a set that comes without splits by a hash of the text, so that a text is always on the same side.</summary>
internal static class HeldOut
{
    /// <summary>Parts a set is cut in.</summary>
    private const uint Parts = 20;

    /// <summary>Whether a text is kept from training: one in ten.</summary>
    /// <param name="text">The text.</param>
    public static bool Contains(string text) => Part(text) < 2;

    /// <summary>Whether a held-out text serves tuning (thresholds, calibration) rather than the final figures: half of them.</summary>
    /// <param name="text">The text.</param>
    public static bool IsForTuning(string text) => Part(text) == 0;

    /// <summary>Whether a text is in a larger part, for small sets: one in five.</summary>
    /// <param name="text">The text.</param>
    public static bool ContainsOneInFive(string text) => Part(text) < 4;

    private static uint Part(string text)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ b) * 16777619u;
        return (hash ^ (hash >> 15)) % Parts;
    }
}
