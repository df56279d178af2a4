using System.Globalization;
using System.Text;
using Microsoft.ML.Tokenizers;

namespace EmotionStream.Recognition.Tokenising;

/// <summary>
/// Splits a text as BERT does: at white space, and each punctuation mark alone. ASCII symbols count as punctuation, others (€, ≥, emoji) as letters;
/// the tokenizer library's own pattern drops symbols.
/// </summary>
internal sealed class BertWords : PreTokenizer
{
    /// <inheritdoc/>
    public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text)
    {
        var words = new List<(int Offset, int Length)>(text.Length / 4);
        var start = 0;
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text[at..], out var rune, out var length);
            var isSpace = Rune.IsWhiteSpace(rune);
            if (isSpace || IsPunctuation(rune))
            {
                if (at > start)
                    words.Add((start, at - start));
                if (!isSpace)
                    words.Add((at, length));
                start = at + length;
            }

            at += length;
        }

        if (text.Length > start)
            words.Add((start, text.Length - start));
        return words;
    }

    /// <inheritdoc/>
    public override IEnumerable<(int Offset, int Length)> PreTokenize(string text) => PreTokenize(text.AsSpan());

    private static bool IsPunctuation(Rune rune) =>
        rune.IsAscii
            ? rune.Value is > (int)' ' and < 0x7F && !char.IsAsciiLetterOrDigit((char)rune.Value)
            : Rune.GetUnicodeCategory(rune) is UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation
                or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation
                or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation;
}
