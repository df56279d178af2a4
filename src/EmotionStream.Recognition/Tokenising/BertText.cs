using System.Globalization;
using System.Text;
using Microsoft.ML.Tokenizers;
using NormalForm = ICU4N.Text.Normalizer2;

namespace EmotionStream.Recognition.Tokenising;

/// <summary>
/// BERT's normalisation as the Hugging Face tokenizers define it (Devlin et al. 2018, BasicTokenizer): control characters dropped, each CJK character alone, accents
/// taken off, lower case. The tokenizer library's own keeps accents, and drops symbols and emoji.
/// </summary>
/// <param name="clean">Whether control characters are dropped and all white space becomes a space.</param>
/// <param name="separateCjk">Whether each CJK ideograph stands alone.</param>
/// <param name="stripAccents">Whether accents are taken off.</param>
/// <param name="lowerCase">Whether letters become small.</param>
internal sealed class BertText(bool clean, bool separateCjk, bool stripAccents, bool lowerCase) : Normalizer
{
    /// <summary>First and last code points of the blocks of CJK ideographs, as BERT counts them.</summary>
    private static readonly (int First, int Last)[] Cjk =
    [
        (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
    ];

    /// <inheritdoc/>
    public override string Normalize(ReadOnlySpan<char> original) => Normalize(original.ToString());

    /// <inheritdoc/>
    public override string Normalize(string original)
    {
        var text = clean || separateCjk ? Spaced(original) : original;
        if (stripAccents)
            text = WithoutAccents(text);
        return lowerCase ? LowerCased(text) : text;
    }

    /// <summary>Takes the accents off: canonical decomposition without its nonspacing marks.</summary>
    /// <param name="text">A text.</param>
    public static string WithoutAccents(string text)
    {
        if (System.Text.Ascii.IsValid(text))
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var rune in Decomposed(text).EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                result.Append(rune);
        return result.ToString();
    }

    /// <summary>Small letters, one code point at a time as the Hugging Face tokenizers have it: no context, the one letter that becomes two included.</summary>
    /// <param name="text">A text.</param>
    public static string LowerCased(string text) => text.ToLowerInvariant().Replace("İ", "i\u0307", StringComparison.Ordinal);

    // The runtime's own leaves text as it is under invariant globalization.
    private static string Decomposed(string text) => NormalForm.NFDInstance.Normalize(text);

    private string Spaced(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean && Rune.IsWhiteSpace(rune))
                result.Append(' ');
            else if (clean && IsDropped(rune))
                continue;
            else if (separateCjk && IsCjk(rune.Value))
                result.Append(' ').Append(rune).Append(' ');
            else
                result.Append(rune);
        }

        return result.ToString();
    }

    private static bool IsDropped(Rune rune) =>
        rune.Value is 0 or 0xFFFD || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse;

    private static bool IsCjk(int code)
    {
        foreach (var (first, last) in Cjk)
            if (code >= first && code <= last)
                return true;
        return false;
    }
}
