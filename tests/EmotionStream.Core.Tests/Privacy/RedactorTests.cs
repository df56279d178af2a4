using EmotionStream.Core.Privacy;
using FsCheck.Xunit;

namespace EmotionStream.Core.Tests.Privacy;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("mail me at jo.doe+x@example.co.uk please", "mail me at [email] please")]
    [InlineData("card 4111 1111 1111 1111 exp 12/27", "card [card] exp 12/27")]
    [InlineData("carte 4111-1111-1111-1111", "carte [card]")]
    [InlineData("IBAN FR76 3000 6000 0112 3456 7890 189", "IBAN [iban]")]
    [InlineData("appelez-moi au 06.12.34.56.78", "appelez-moi au [phone]")]
    [InlineData("call +33 6 12 34 56 78", "call [phone]")]
    [InlineData("order 1234567", "order [number]")]
    [InlineData("it was 2 days and 34,99 euros", "it was 2 days and 34,99 euros")]
    [InlineData("my name is Jane Roe, hello", "my name is [name], hello")]
    [InlineData("je m'appelle Zoé et je suis perdue", "je m'appelle [name] et je suis perdue")]
    [InlineData("see https://example.org/x?y=1 now", "see [link] now")]
    [InlineData("go to WWW.Example.org please", "go to [link] please")]
    [InlineData("رقمي ٠٦١٢٣٤٥٦٧٨", "رقمي [phone]")]
    public void PersonalData_BecomesAPlaceholder(string words, string expected) => Assert.Equal(expected, Redactor.Redact(words));

    [Fact]
    public void Excerpt_IsShort_OnOneLine_AndNeverCutsACharacter()
    {
        var excerpt = Redactor.Excerpt(string.Concat(Enumerable.Repeat("a\n😀 ", 200)))!;
        Assert.True(excerpt.Length <= Redactor.MaxExcerpt);
        Assert.DoesNotContain('\n', excerpt);
        Assert.True(excerpt.Zip(excerpt.Skip(1)).All(p => !char.IsHighSurrogate(p.First) || char.IsLowSurrogate(p.Second)));
        Assert.Null(Redactor.Excerpt("  \n"));
    }

    [Property]
    public void NoDigitRunOfFiveOrMore_ComesThrough(int seed)
    {
        var random = new Random(seed);
        var words = string.Concat(Enumerable.Range(0, 60).Select(_ => " -.x0123456789"[random.Next(14)]));
        var redacted = Redactor.Redact(words);
        Assert.DoesNotMatch("[0-9]{5,}", redacted);
    }
}
