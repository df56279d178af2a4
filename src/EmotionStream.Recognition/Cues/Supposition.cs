using EmotionStream.Recognition.Text.Features;

namespace EmotionStream.Recognition.Cues;

/// <summary>Words after which something is supposed, not told: "if my flight is cancelled", "en cas de vol".</summary>
internal static class Supposition
{
    private static readonly HashSet<ulong> Openers = [.. new[] { "if", "unless", "whether", "si", "supposons" }.Select(word => FeatureHash.OfToken(word))];
    private static readonly ulong Cas = FeatureHash.OfToken("cas");
    private static readonly ulong Case = FeatureHash.OfToken("case");
    private static readonly ulong In = FeatureHash.OfToken("in");
    private static readonly ulong En = FeatureHash.OfToken("en");

    /// <summary>Whether a supposition begins with a token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Place of the token.</param>
    public static bool Opens(TokenisedText text, int at)
    {
        var hash = text.Tokens[at].Hash;
        return Openers.Contains(hash)
            || (at > 0 && ((hash == Cas && text.Tokens[at - 1].Hash == En) || (hash == Case && text.Tokens[at - 1].Hash == In)));
    }
}
