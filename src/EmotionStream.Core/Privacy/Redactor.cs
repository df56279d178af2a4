using System.Buffers;
using System.Text.RegularExpressions;

namespace EmotionStream.Core.Privacy;

/// <summary>
/// Takes personal data out of words before they leave the process: e-mail addresses, IBANs, cards, phone numbers, long numbers, links and
/// names said in a form ("my name is …", "je m'appelle …"), also spelt aloud ("jane dot roe at …", "zéro six …"). Each becomes a placeholder such as <c>[email]</c>, so that a reader knows what was there.
/// </summary>
public static partial class Redactor
{
    /// <summary>The most characters an excerpt has.</summary>
    public const int MaxExcerpt = 160;

    private const string NumberWord =
        "(?:oh|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|zéro|un|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|"
        + "quarante|cinquante|soixante|quatre-vingts?|et un|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)";

    /// <summary>What follows a form and is no name.</summary>
    private const string NoName =
        "and|et|on|in|is|was|not|of|the|to|at|i|it|my|back|today|tomorrow|please|je|j['’]\\p{L}+|ce|ça|quoi|qui|que|la|le|les|l['’]\\p{L}+|ma|mon|mes|votre|notre|sur|dans|wrong|spelled|said|because|but|mais|now";

    private static readonly SearchValues<string> NameMarks = SearchValues.Create(
        ["name", "nom", "i'm", "i’m", "i am", "this is", "appelle", "moi c", "je suis", "c'est", "c’est", "ici ", "call me", "speaking", "here,", "appareil", "téléphone"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> SpeltMarks = SearchValues.Create([" dot ", " point "], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> NumberWords = SearchValues.Create(
        ["zero", "zéro", "seven", "sept", "eight", "huit", "nine", "neuf", "three", "trois", "four", "quatre", "five", "cinq"], StringComparison.OrdinalIgnoreCase);

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
    /// <param name="words">The words; the same instance is returned when there is nothing to replace.</param>
    public static string Redact(string words)
    {
        // Most words have nothing of the kind, and a look costs a tenth of the expressions.
        if (words.Contains('@', StringComparison.Ordinal))
            words = Email().Replace(words, "[email]");
        if (words.AsSpan().ContainsAny(SpeltMarks))
            words = SpeltEmail().Replace(words, "[email]");
        if (words.Contains('/', StringComparison.Ordinal) || words.Contains("www.", StringComparison.OrdinalIgnoreCase))
            words = Link().Replace(words, "[link]");
        if (HasDigit(words))
        {
            words = Iban().Replace(words, "[iban]");
            var before = words;
            words = Numbers().Replace(words, match => PlaceholderOf(match, before));
        }

        if (words.AsSpan().ContainsAny(NumberWords))
            words = SpeltNumber().Replace(words, "[number]");
        return words.AsSpan().ContainsAny(NameMarks) ? RedactNames(words) : words;
    }

    private static string RedactNames(string words)
    {
        words = Name().Replace(words, "${form}[name]");
        words = ProperName().Replace(words, "${form}[name]");
        return NameAndSign().Replace(words, "${form}[name]${sign}");
    }

    private static string PlaceholderOf(Match match, string words)
    {
        var digits = match.Value.Count(char.IsDigit);
        if (digits >= 13)
            return digits <= 19 ? "[card]" : "[phone]";
        if (digits >= 9)
            return "[phone]";
        return digits >= 5 && !IsAmount(words, match) ? "[number]" : match.Value;
    }

    /// <summary>What somebody paid is no personal data, and says what the matter is.</summary>
    private static bool IsAmount(string words, Match number)
    {
        var after = words.AsSpan(number.Index + number.Length).TrimStart();
        return (number.Index > 0 && words[number.Index - 1] is '$' or '£' or '€')
            || (after.Length > 0 && after[0] is '$' or '£' or '€')
            || after.StartsWith("euro", StringComparison.OrdinalIgnoreCase)
            || after.StartsWith("dollar", StringComparison.OrdinalIgnoreCase)
            || after.StartsWith("pound", StringComparison.OrdinalIgnoreCase);
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
        @"\b[\p{L}\p{N}_]+(?:\s(?:dot|point|dash|tiret|underscore)?\s?[\p{L}\p{N}_]+){0,3}?\s(?:at|arobase)\s[\p{L}\p{N}-]+(?:\s(?:dot|point)\s\p{L}{2,})+\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex SpeltEmail();

    // At least five in a row: "two or three", "vingt-quatre" and a year are no numbers to call.
    [GeneratedRegex(
        @"\b(?:(?:double|triple)\s)?" + NumberWord + @"(?:[\s,-]+(?:(?:double|triple)\s)?" + NumberWord + @"){4,}\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex SpeltNumber();

    // After these a name follows however it is written; words that never begin one end it.
    [GeneratedRegex(
        @"(?<form>\b(?i:my (?:(?:first|last|full|family) )?name is|name's|(?:first|last|family) name|name\s?:|je m['’]appelle|mon (?:pré)?nom(?: de famille)? (?:est|c['’]est)|nom(?: de famille)?\s?:|prénom\s?:?|au nom de)\s+)"
        + @"(?!(?i:" + NoName + @")\b)[\p{L}'’-]+(?:\s+(?:\p{Lu}[\p{L}'’-]+|(?!(?i:" + NoName + @")\b)\p{Ll}[\p{L}'’-]+(?=\s+(?i:and|et)\b|\s*[,.;]|\s*$))){0,2}",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Name();

    // After these a name follows only if it is written as one: first and last, or after a title.
    [GeneratedRegex(
        @"(?<form>\b(?i:i['’]m|i am|this is|moi c['’]est|je suis|c['’]est|ici)\s+)(?:(?i:mr|mrs|ms|miss|monsieur|madame|mme|m)\.?\s+\p{Lu}[\p{L}'’-]+|"
        + @"(?!(?:Not|Very|So|No|The)\b)\p{Lu}[\p{Ll}'’-]*\p{Ll}(?:[-'’]\p{Lu}\p{Ll}+)?\s+\p{Lu}[\p{L}'’-]+)|(?<form>\b(?i:you can call me)\s+)(?!(?i:" + NoName + @")\b)\p{Lu}[\p{L}'’-]+",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex ProperName();

    [GeneratedRegex(
        @"(?<form>\b(?i:monsieur |madame )?)\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?(?<sign>\s+(?i:speaking|here,|à l['’]appareil|au téléphone))",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex NameAndSign();
}
