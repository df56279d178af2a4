using System.Globalization;
using System.Text;

namespace EmotionStream.App.Terminal;

/// <summary>
/// Makes text from a topic safe to print: a queue name or an excerpt may carry escape sequences that would move the cursor, change the title or
/// reverse the direction of writing.
/// </summary>
internal static class SafeText
{
    /// <summary>Stands for what isn't printed.</summary>
    private const string Stand = "·";

    /// <summary>The text without anything a terminal would act on, cut to a length.</summary>
    /// <param name="text">The text; null is empty.</param>
    /// <param name="maxLength">Characters kept at most, the ellipsis included.</param>
    public static string Of(string? text, int maxLength)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var safe = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            safe.Append(IsPrintable(rune) ? rune.ToString() : Stand);
            if (safe.Length > maxLength)
                return Cut(safe, maxLength - 1) + "…";
        }

        return safe.ToString();
    }

    private static string Cut(StringBuilder text, int length) =>
        text.ToString(0, length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length);

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
}
