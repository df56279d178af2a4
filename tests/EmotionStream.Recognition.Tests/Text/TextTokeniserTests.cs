using EmotionStream.Recognition.Text.Features;

namespace EmotionStream.Recognition.Tests.Text;

public sealed class TextTokeniserTests
{
    [Theory]
    [InlineData("Hello World", "hello|world")]
    [InlineData("J'ai reçu qu’un colis", "j'|ai|reçu|qu'|un|colis")]
    [InlineData("I don't know", "i|don't|know")]
    [InlineData("sooooo slow", "soo|slow")]
    [InlineData("order 4471 at 11,40", "order|0000|at|00|,|00")]
    [InlineData("really?!!!!! no...", "really|?!!|no|...")]
    [InlineData("thanks :) bye :'( ok :D", "thanks|:)|bye|:'(|ok|:d")]
    [InlineData("call me at 10:30", "call|me|at|00|:|00")]
    [InlineData("I'm [NAME], client of #PRS_ORG#", "i'|m|#|,|client|of|#")]
    [InlineData("see https://example.org/a?b=c now @someone", "see|~|now|@")]
    [InlineData("👍🏽👍 ❤️", "👍|👍|❤")]
    [InlineData("  \t\n ", "")]
    [InlineData("", "")]
    public void Tokenise_Text_GivesNormalisedTokens(string text, string expected) => Assert.Equal(expected, string.Join('|', Tokens(text)));

    [Fact]
    public void Tokenise_AccentsLeftOut_HashAlike()
    {
        Assert.Equal(Tokenised("déçu").Tokens[0].Hash, Tokenised("decu").Tokens[0].Hash);
        Assert.NotEqual(Tokenised("déçu").Tokens[0].Exact, Tokenised("decu").Tokens[0].Exact);
    }

    [Fact]
    public void Tokenise_Capitals_AreCountedOutsidePlaceholders()
    {
        var text = Tokenised("WHERE is my #PRS_ORG# order");

        Assert.Equal(5, text.Capitals);
        Assert.Equal(1, text.CapitalWords);
    }

    [Fact]
    public void Tokenise_OtherScripts_AreCountedApart()
    {
        var text = Tokenised("Где мой заказ ok");

        Assert.Equal(11, text.OtherLetters);
        Assert.Equal(2, text.LatinLetters);
    }

    [Fact]
    public void Tokenise_TextBeyondTheLimit_IsCut()
    {
        var text = Tokenised(new string('a', 10) + string.Concat(Enumerable.Repeat(" b", 1_000_000)));

        Assert.True(text.Count <= TokenisedText.MaxCharacters);
    }

    [FsCheck.Xunit.Property(MaxTest = 500)]
    public void Tokenise_AnyCharacters_NeverThrowsAndNeverGrows(string? text)
    {
        text ??= "";
        var tokens = Tokenised(text);

        Assert.True(tokens.Tokens.ToArray().Sum(token => token.Length) <= text.Length);
    }

    private static TokenisedText Tokenised(string text)
    {
        var tokens = new TokenisedText();
        TextTokeniser.Tokenise(text, tokens);
        return tokens;
    }

    private static IEnumerable<string> Tokens(string text)
    {
        var tokenised = Tokenised(text);
        return tokenised.Tokens.ToArray().Select(token => tokenised.CharactersOf(token).ToString());
    }
}
