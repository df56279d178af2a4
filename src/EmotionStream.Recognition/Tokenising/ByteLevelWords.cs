using System.Text;
using Microsoft.ML.Tokenizers;

namespace EmotionStream.Recognition.Tokenising;

/// <summary>
/// Splits a text as GPT-2 and RoBERTa do (Radford et al. 2019): contractions; letters, digits, or others with at most one space before them; white space. Written out
/// rather than as the pattern, which in .NET sees halves of code points beyond the first plane.
/// </summary>
internal sealed class ByteLevelWords : PreTokenizer
{
    private static readonly string[] Contractions = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"];

    private enum Kind
    {
        Space,
        Letter,
        Digit,
        Other,
    }

    /// <inheritdoc/>
    public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text)
    {
        var words = new List<(int Offset, int Length)>(text.Length / 4);
        for (var at = 0; at < text.Length;)
        {
            var length = Next(text[at..]);
            words.Add((at, length));
            at += length;
        }

        return words;
    }

    /// <inheritdoc/>
    public override IEnumerable<(int Offset, int Length)> PreTokenize(string text) => PreTokenize(text.AsSpan());

    private static int Next(ReadOnlySpan<char> text)
    {
        foreach (var contraction in Contractions)
            if (text.StartsWith(contraction, StringComparison.Ordinal))
                return contraction.Length;
        var first = KindAt(text, 0, out var length);
        if (first != Kind.Space)
            return Run(text, 0, first);
        if (text[0] == ' ' && text.Length > 1 && KindAt(text, 1, out _) is not Kind.Space and var second)
            return Run(text, 1, second);
        var run = Run(text, 0, Kind.Space);
        // White space before a word leaves its last character to the word, if it can be spared.
        return run == text.Length || run == length ? run : run - 1;
    }

    private static int Run(ReadOnlySpan<char> text, int from, Kind kind)
    {
        var at = from;
        while (at < text.Length && KindAt(text, at, out var length) == kind)
            at += length;
        return at;
    }

    private static Kind KindAt(ReadOnlySpan<char> text, int at, out int length)
    {
        Rune.DecodeFromUtf16(text[at..], out var rune, out length);
        return Rune.IsWhiteSpace(rune) ? Kind.Space : Rune.IsLetter(rune) ? Kind.Letter : Rune.IsNumber(rune) ? Kind.Digit : Kind.Other;
    }
}
