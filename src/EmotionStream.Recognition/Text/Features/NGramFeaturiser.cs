namespace EmotionStream.Recognition.Text.Features;

/// <summary>
/// Names the features of a tokenised text by hash. Two groups: those of a word alone (itself and its character 3–5-grams), which a scorer may
/// keep summed; and those of the text around it (word pairs and triples with sentence borders, words under negation, flags).
/// </summary>
internal static class NGramFeaturiser
{
    /// <summary>Most features one token has of its own.</summary>
    public const int MaxWordFeatures = 1 + (3 * MaxGramCharacters);

    private const int MaxGramCharacters = 30;
    private const int ShortestGram = 3;
    private const int LongestGram = 5;
    private const char WordStart = '<';
    private const char WordEnd = '>';

    private static readonly ulong Border = FeatureHash.Finish(FeatureHash.Seed(10));
    private static readonly ulong GramSeed = FeatureHash.Seed(1);
    private static readonly ulong PairSeed = FeatureHash.Seed(2);
    private static readonly ulong TripleSeed = FeatureHash.Seed(3);
    private static readonly ulong NegatedSeed = FeatureHash.Seed(4);
    private static readonly ulong FlagSeed = FeatureHash.Seed(5);
    private static readonly ulong SkipSeed = FeatureHash.Seed(6);

    private enum Flag : ulong
    {
        AllCapitals = 1,
        SomeCapitals = 2,
        Elongation = 3,
        Length = 16,
    }

    /// <summary>Most features a text of so many tokens has beside those of its words.</summary>
    /// <param name="tokens">How many tokens.</param>
    public static int MaxContextFeatures(int tokens) => (4 * tokens) + 8;

    /// <summary>Features of a token alone.</summary>
    /// <param name="token">The token.</param>
    /// <param name="characters">Its characters.</param>
    /// <param name="features">Receives them; at least <see cref="MaxWordFeatures"/> long.</param>
    /// <returns>How many.</returns>
    public static int WordFeatures(in Token token, ReadOnlySpan<char> characters, Span<ulong> features)
    {
        var count = 0;
        features[count++] = token.Hash;
        if (token.Kind != TokenKind.Word)
            return count;
        Span<char> bordered = stackalloc char[MaxGramCharacters];
        bordered[0] = WordStart;
        var length = Math.Min(characters.Length, MaxGramCharacters - 2);
        characters[..length].CopyTo(bordered[1..]);
        bordered[length + 1] = WordEnd;
        bordered = bordered[..(length + 2)];
        for (var start = 0; start + ShortestGram <= bordered.Length; start++)
        {
            var end = Math.Min(bordered.Length, start + LongestGram);
            var hash = FeatureHash.Add(FeatureHash.Add(GramSeed, bordered[start]), bordered[start + 1]);
            for (var i = start + 2; i < end; i++)
            {
                hash = FeatureHash.Add(hash, bordered[i]);
                features[count++] = FeatureHash.Finish(hash);
            }
        }

        return count;
    }

    /// <summary>Features of a text beside those of its words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="features">Receives them; at least <see cref="MaxContextFeatures"/> long.</param>
    /// <returns>How many.</returns>
    public static int ContextFeatures(TokenisedText text, Span<ulong> features)
    {
        var tokens = text.Tokens;
        var count = 0;
        ulong beforeLast = Border, last = Border;
        var scope = 0;
        for (var i = 0; i <= tokens.Length; i++)
        {
            var current = i < tokens.Length ? tokens[i].Hash : Border;
            features[count++] = FeatureHash.Finish(FeatureHash.Add(FeatureHash.Add(PairSeed, last), current));
            if (i > 0)
            {
                features[count++] = FeatureHash.Finish(FeatureHash.Add(FeatureHash.Add(FeatureHash.Add(TripleSeed, beforeLast), last), current));
                features[count++] = FeatureHash.Finish(FeatureHash.Add(FeatureHash.Add(SkipSeed, beforeLast), current));
            }

            (beforeLast, last) = (last, current);
            if (i == tokens.Length)
                break;
            if (Negation.Closes(tokens[i]))
                scope = 0;
            else if (scope > 0 && tokens[i].Kind == TokenKind.Word)
            {
                features[count++] = FeatureHash.Finish(FeatureHash.Add(NegatedSeed, current));
                scope--;
            }

            if (Negation.Opens(tokens[i]))
                scope = Negation.Scope;
        }

        return count + Flags(text, features[count..]);
    }

    private static int Flags(TokenisedText text, Span<ulong> features)
    {
        var count = 0;
        var letters = text.LatinLetters + text.OtherLetters;
        if (letters >= 6 && text.Capitals > 0.7f * letters)
            features[count++] = Hash(Flag.AllCapitals);
        else if (text.CapitalWords > 0)
            features[count++] = Hash(Flag.SomeCapitals);
        if (text.Elongations > 0)
            features[count++] = Hash(Flag.Elongation);
        features[count++] = Hash(Flag.Length + (ulong)Math.Min(10, int.Log2(text.Count + 1)));
        return count;
    }

    private static ulong Hash(Flag flag) => FeatureHash.Finish(FeatureHash.Add(FlagSeed, (ulong)flag));
}
