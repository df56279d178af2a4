using System.Text.RegularExpressions;

namespace EmotionStream.Core.Privacy;

/// <summary>
/// Takes personal data out of words before they leave the process: e-mail addresses, IBANs, cards, phone numbers, long numbers, links and
/// names said in a form ("my name is …", "je m'appelle …"). Each becomes a placeholder such as <c>[email]</c>, so that a reader knows what was there.
/// </summary>
public static partial class Redactor
{
    /// <summary>The most characters an excerpt has.</summary>
    public const int MaxExcerpt = 160;

    /// <summary>A short redacted excerpt of some words, on one line.</summary>
    /// <param name="words">The words.</param>
    /// <returns>At most <see cref="MaxExcerpt"/> characters; null when there are no words.</returns>
    public static string? Excerpt(ReadOnlySpan<char> words)
    {
        words = words.Trim();
        if (words.IsEmpty)
            return null;
        // Redact before cutting, or half a card number would pass; but no more than can matter for the excerpt.
        var redacted = Redact(words[..Math.Min(words.Length, MaxExcerpt * 4)].ToString());
        redacted = Blanks().Replace(redacted, " ").Trim();
        return redacted.Length <= MaxExcerpt ? redacted : string.Concat(redacted.AsSpan(0, SafeCut(redacted)), "…");
    }

    /// <summary>Replaces personal data by placeholders.</summary>
    /// <param name="words">The words.</param>
    public static string Redact(string words)
    {
        // Most words have nothing of the kind, and a look costs a tenth of the expressions.
        if (words.Contains('@', StringComparison.Ordinal))
            words = Email().Replace(words, "[email]");
        if (words.Contains('/', StringComparison.Ordinal) || words.Contains("www.", StringComparison.OrdinalIgnoreCase))
            words = Link().Replace(words, "[link]");
        if (HasDigit(words))
        {
            words = Iban().Replace(words, "[iban]");
            words = Numbers().Replace(words, m => m.Value.Count(char.IsDigit) switch
            {
                >= 13 and <= 19 => "[card]",
                >= 9 => "[phone]",
                >= 5 => "[number]",
                _ => m.Value,
            });
        }

        return Name().Replace(words, m => m.Groups["form"].Value + "[name]");
    }

    private static bool HasDigit(string words)
    {
        foreach (var c in words)
            if (char.IsDigit(c))
                return true;
        return false;
    }

    private static int SafeCut(string text) => char.IsHighSurrogate(text[MaxExcerpt - 2]) ? MaxExcerpt - 2 : MaxExcerpt - 1;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?:https?://|www\.)\S+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Iban();

    // A run of digits with the separators people put between them.
    [GeneratedRegex(@"\+?\d(?:[ .\-/()]{0,2}\d){4,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex(
        @"(?<form>\b(?i:my name is|name's|this is mr\.?|this is mrs\.?|this is ms\.?|je m['’]appelle|je suis m(?:onsieur|adame|\.|me)|mon nom est|au nom de)\s+)(?<name>[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,2})",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Name();
}
