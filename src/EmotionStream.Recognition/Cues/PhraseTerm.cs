using EmotionStream.Recognition.Text.Features;

namespace EmotionStream.Recognition.Cues;

/// <summary>One place in a phrase: a word, several that may stand there, or all that begin with some letters.</summary>
/// <param name="Words">Hashes of the words, accents folded.</param>
/// <param name="Prefixes">Beginnings of words, accents folded.</param>
/// <param name="IsOptional">Whether the place may be left out.</param>
/// <param name="MaxGap">Words that may stand before it.</param>
internal sealed record PhraseTerm(IReadOnlyList<ulong> Words, IReadOnlyList<string> Prefixes, bool IsOptional, int MaxGap)
{
    /// <summary>The fewest letters of a prefix, so that a word is held against few of them.</summary>
    public const int MinPrefix = 3;

    /// <summary>Stands for any number in figures.</summary>
    public const string Number = "#";

    /// <summary>Stands for an amount of money: figures beside a sign, or the name of a currency, which is where an amount in words ends.</summary>
    public const string Amount = "€";

    /// <summary>Names of currencies.</summary>
    public static readonly IReadOnlyList<ulong> Currencies =
        [.. new[] { "euro", "euros", "eur", "pound", "pounds", "gbp", "quid", "dollar", "dollars", "bucks", "usd", "cad", "francs", "chf", "balles" }.Select(word => FeatureHash.OfToken(word))];

    /// <summary>Folds a word as it is compared.</summary>
    /// <param name="word">The word.</param>
    public static string Fold(ReadOnlySpan<char> word) => string.Create(word.Length, word, static (folded, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            folded[i] = Accents.Fold(char.ToLowerInvariant(from[i] is '’' ? '\'' : from[i]));
    });
}
