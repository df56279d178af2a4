namespace EmotionStream.Recognition.Cues;

/// <summary>
/// Finds what customers give to be known by: account, order and phone numbers (five digits and more, however they are grouped), codes of letters and
/// digits, e-mail addresses. Amounts, dates and times are none.
/// </summary>
internal static class IdentifierReader
{
    private const int MinDigits = 5;
    private const int MinCode = 6;
    private const int MinCodeDigits = 2;
    private const int MaxLength = 64;
    private static readonly string[] Currencies = ["€", "$", "£", "eur", "euro", "dollar", "pound", "quid", "buck", "chf", "usd", "gbp"];

    /// <summary>Takes an identifier: letters lower case, separators left out.</summary>
    /// <param name="normalised">The identifier; valid during the call.</param>
    public delegate void Taker(ReadOnlySpan<char> normalised);

    /// <summary>Finds the identifiers of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="take">Takes each.</param>
    public static void Read(ReadOnlySpan<char> text, Taker take)
    {
        // Without a digit or an @ there is none, and most texts have neither.
        if (text.IndexOfAnyInRange('0', '9') < 0 && !text.Contains('@'))
            return;
        Span<char> normalised = stackalloc char[MaxLength];
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var end = WordEnd(text, at);
            var isDigits = IsDigits(text[at..end]);
            if (isDigits)
                end = GroupsEnd(text, end);
            var length = Normalise(text[at..end], normalised);
            var found = normalised[..length];
            if (found.Contains('@') || (isDigits ? IsNumber(text, at, end, found) : IsCode(found)))
                take(found);
            at = end;
        }
    }

    // A word with what may stand inside an address or a code.
    private static int WordEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || (IsInner(text[at]) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]))))
            at++;
        return at;
    }

    private static bool IsInner(char c) => c is '@' or '_' or '-' or '.' or '+' or '/' or ':' or ',';

    // Groups of digits with one blank between them: 06 12 34 56 78.
    private static int GroupsEnd(ReadOnlySpan<char> text, int end)
    {
        while (end + 1 < text.Length && text[end] is ' ' or '\u00A0' or '\u202F' && char.IsDigit(text[end + 1]))
        {
            var next = WordEnd(text, end + 1);
            if (!IsDigits(text[(end + 1)..next]))
                break;
            end = next;
        }

        return end;
    }

    private static bool IsDigits(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (char.IsLetter(c) || c is '@' or '_' or '+')
                return false;
        return true;
    }

    private static int Normalise(ReadOnlySpan<char> found, Span<char> normalised)
    {
        var length = 0;
        var isAddress = found.Contains('@');
        foreach (var c in found)
            if (length < normalised.Length && (char.IsLetterOrDigit(c) || isAddress))
                normalised[length++] = char.ToLowerInvariant(c);
        return length;
    }

    private static bool IsNumber(ReadOnlySpan<char> text, int start, int end, ReadOnlySpan<char> digits)
    {
        var written = text[start..end];
        // 12/03/2026, 18:40 and 1,200.50 are not what somebody is known by.
        if (digits.Length < MinDigits || written.IndexOfAny('/', ':', ',') >= 0 || IsDecimal(written))
            return false;
        return !(start > 0 && text[start - 1] is '€' or '$' or '£') && !IsCurrency(text[end..].TrimStart());
    }

    private static bool IsDecimal(ReadOnlySpan<char> written)
    {
        var point = written.IndexOf('.');
        return point >= 0 && point == written.LastIndexOf('.') && written.Length - point <= 3;
    }

    private static bool IsCurrency(ReadOnlySpan<char> after)
    {
        foreach (var currency in Currencies)
            if (after.StartsWith(currency, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static bool IsCode(ReadOnlySpan<char> code)
    {
        var digits = 0;
        foreach (var c in code)
            digits += char.IsDigit(c) ? 1 : 0;
        return code.Length >= MinCode && digits >= MinCodeDigits && digits < code.Length;
    }
}
