using System.Globalization;
using System.Text;
using EmotionStream.App.Terminal;
using FsCheck.Xunit;

namespace EmotionStream.App.Tests.Terminal;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("billing", "billing")]
    [InlineData("ça va 😀", "ça va 😀")]
    [InlineData("\u001b[2J\u001b]0;owned\u0007", "·[2J·]0;owned·")]
    [InlineData("a\r\nb\tc", "a··b·c")]
    [InlineData("abc\u202edef", "abc·def")]
    [InlineData("[red]bold[/]", "[red]bold[/]")]
    [InlineData("0123456789abcdefghijk", "0123456789abcdefghi…")]
    public void Of_Text_KeepsWhatIsPrintableWithinTheLength(string? text, string safe) => Assert.Equal(safe, SafeText.Of(text, 20));

    [Property]
    public bool Of_AnyText_IsPrintableWholeAndShort(string? text, byte length)
    {
        var safe = SafeText.Of(text, length + 1);
        return safe.Length <= length + 1
            && safe.EnumerateRunes().All(rune => rune != Rune.ReplacementChar || (text?.Contains('\ufffd') ?? false) || HasLoneSurrogate(text))
            && !safe.Any(char.IsControl);
    }

    private static bool HasLoneSurrogate(string? text) =>
        text is not null && StringInfo.ParseCombiningCharacters(text).Length >= 0 && text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);
}
