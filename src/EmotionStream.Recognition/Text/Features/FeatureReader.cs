namespace EmotionStream.Recognition.Text.Features;

/// <summary>All features of a text in one list, for training. The scorer reads the same features by the two groups they come in.</summary>
internal sealed class FeatureReader
{
    private readonly TokenisedText _tokens = new();
    private ulong[] _features = new ulong[1024];

    /// <summary>The features of a text; valid until the next call.</summary>
    /// <param name="text">The text.</param>
    public ReadOnlySpan<ulong> Read(ReadOnlySpan<char> text)
    {
        TextTokeniser.Tokenise(text, _tokens);
        var needed = (_tokens.Count * NGramFeaturiser.MaxWordFeatures) + NGramFeaturiser.MaxContextFeatures(_tokens.Count);
        if (_features.Length < needed)
            _features = new ulong[needed];
        var count = 0;
        foreach (ref readonly var token in _tokens.Tokens)
            count += NGramFeaturiser.WordFeatures(token, _tokens.CharactersOf(token), _features.AsSpan(count));
        count += NGramFeaturiser.ContextFeatures(_tokens, _features.AsSpan(count));
        return _features.AsSpan(0, count);
    }
}
