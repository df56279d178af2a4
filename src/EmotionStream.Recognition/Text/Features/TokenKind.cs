namespace EmotionStream.Recognition.Text.Features;

/// <summary>What a token is.</summary>
internal enum TokenKind : byte
{
    /// <summary>Letters, with inner apostrophes split the French way (<c>j'</c> + <c>ai</c>) or kept the English way (<c>don't</c>).</summary>
    Word,

    /// <summary>Digits; their values are masked, their count is kept.</summary>
    Number,

    /// <summary>Punctuation that ends a negation's scope.</summary>
    Punctuation,

    /// <summary>An emoji, an emoticon or another symbol.</summary>
    Symbol,

    /// <summary>A masked name, link or mention.</summary>
    Placeholder,
}
