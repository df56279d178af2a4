using EmotionStream.Recognition.Tokenising;

namespace EmotionStream.Recognition.Tests.Tokenising;

public sealed class BertTextTests
{
    [Theory]
    [InlineData("Été à Québec", "ete a quebec")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("tab\tand\u00A0more\u0000\u200B", "tab and more")]
    [InlineData("汉a", " 汉 a")]
    [InlineData("❤️ \U0001F44D\U0001F3FD", "❤ \U0001F44D\U0001F3FD")]
    public void Normalize_Uncased_IsBerts(string text, string expected) =>
        Assert.Equal(expected, new BertText(clean: true, separateCjk: true, stripAccents: true, lowerCase: true).Normalize(text));

    [Fact]
    public void Normalize_Cased_KeepsCapitalsAndAccents() =>
        Assert.Equal("Été", new BertText(clean: true, separateCjk: true, stripAccents: false, lowerCase: false).Normalize("Été"));

    [Theory]
    [InlineData("don't stop", "don|'|t|stop")]
    [InlineData("$5 + €6", "$|5|+|€6")]
    [InlineData("a…b", "a|…|b")]
    [InlineData("😡😡 ok", "😡😡|ok")]
    public void Split_PunctuationAloneAndSymbolsKept(string text, string words) =>
        Assert.Equal(words, string.Join('|', new BertWords().PreTokenize(text).Select(word => text.Substring(word.Offset, word.Length))));
}
