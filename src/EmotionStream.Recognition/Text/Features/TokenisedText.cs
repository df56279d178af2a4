namespace EmotionStream.Recognition.Text.Features;

/// <summary>A tokenised text in buffers that are used again for the next one: the reason why scoring allocates nothing.</summary>
internal sealed class TokenisedText
{
    /// <summary>
    /// Characters of a text that are read; what follows is ignored, so that a text of any length costs a bounded time.
    /// Longer than any chat message; a person's emotion shows long before.
    /// </summary>
    public const int MaxCharacters = 4096;

    private readonly char[] _characters = new char[MaxCharacters];
    private readonly Token[] _tokens = new Token[MaxCharacters];
    private int _characterCount;

    /// <summary>The tokens.</summary>
    public ReadOnlySpan<Token> Tokens => _tokens.AsSpan(0, Count);

    /// <summary>How many tokens.</summary>
    public int Count { get; private set; }

    /// <summary>Letters of the Latin script.</summary>
    public int LatinLetters { get; set; }

    /// <summary>Letters of other scripts.</summary>
    public int OtherLetters { get; set; }

    /// <summary>Upper-case letters outside placeholders.</summary>
    public int Capitals { get; set; }

    /// <summary>Words of at least three letters, all of them capitals.</summary>
    public int CapitalWords { get; set; }

    /// <summary>Words with a letter drawn out (<c>soooo</c>).</summary>
    public int Elongations { get; set; }

    /// <summary>Words.</summary>
    public int Words { get; private set; }

    /// <summary>The normalised characters of a token.</summary>
    /// <param name="token">The token.</param>
    public ReadOnlySpan<char> CharactersOf(in Token token) => _characters.AsSpan(token.Start, token.Length);

    /// <summary>Forgets the text.</summary>
    public void Clear()
    {
        _characterCount = 0;
        Count = Words = LatinLetters = OtherLetters = Capitals = CapitalWords = Elongations = 0;
    }

    /// <summary>Appends a character to the token being built.</summary>
    /// <param name="c">The character, normalised.</param>
    public void Append(char c) => _characters[_characterCount++] = c;

    /// <summary>Where the next token starts.</summary>
    public int Position => _characterCount;

    /// <summary>Ends the token that began at <paramref name="start"/>.</summary>
    /// <param name="start">Its first character.</param>
    /// <param name="kind">What it is.</param>
    public void EndToken(int start, TokenKind kind)
    {
        var characters = _characters.AsSpan(start, _characterCount - start);
        _tokens[Count++] = new Token(start, characters.Length, FeatureHash.OfToken(characters), FeatureHash.OfExact(characters, kind), kind);
        if (kind == TokenKind.Word)
            Words++;
    }
}
