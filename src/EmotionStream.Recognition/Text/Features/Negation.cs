namespace EmotionStream.Recognition.Text.Features;

/// <summary>Words that turn what follows into its opposite, and words that end their reach.</summary>
internal static class Negation
{
    /// <summary>Words after a negator that stand in its scope.</summary>
    public const int Scope = 4;

    private static readonly HashSet<ulong> Negators = Hashes(
        "not", "no", "never", "none", "nothing", "nobody", "neither", "nor", "cannot", "without", "hardly", "barely",
        "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't", "won't", "wouldn't", "can't", "couldn't", "shouldn't", "haven't",
        "hasn't", "hadn't", "ain't", "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "wont", "wouldnt", "cant", "couldnt", "shouldnt",
        "havent", "hasnt", "hadnt", "aint",
        "ne", "n'", "pas", "plus", "jamais", "rien", "aucun", "aucune", "ni", "sans", "guère", "nullement", "personne");

    private static readonly HashSet<ulong> Ends = Hashes("but", "however", "though", "mais", "cependant", "pourtant", "because", "parce", "car");

    /// <summary>Whether a token opens a scope.</summary>
    /// <param name="token">The token.</param>
    public static bool Opens(in Token token) => token.Kind == TokenKind.Word && Negators.Contains(token.Hash);

    /// <summary>Whether a token ends every scope before it.</summary>
    /// <param name="token">The token.</param>
    public static bool Closes(in Token token) => token.Kind == TokenKind.Punctuation || Ends.Contains(token.Hash);

    private static HashSet<ulong> Hashes(params string[] words) => words.Select(word => FeatureHash.OfToken(word)).ToHashSet();
}
