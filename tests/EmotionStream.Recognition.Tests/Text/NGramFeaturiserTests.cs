using EmotionStream.Recognition.Text.Features;

namespace EmotionStream.Recognition.Tests.Text;

public sealed class NGramFeaturiserTests
{
    [Fact]
    public void WordFeatures_OfAWord_AreItselfAndItsCharacterGrams()
    {
        // <merci> has 7 characters: 5 + 4 + 3 grams, and the word.
        Assert.Equal(13, WordFeatures("merci").Length);
    }

    [Fact]
    public void WordFeatures_OfANumberOrAnEmoji_AreOneFeature()
    {
        Assert.Single(WordFeatures("4471"));
        Assert.Single(WordFeatures("😡"));
    }

    [Fact]
    public void WordFeatures_OfInflections_ShareGrams()
    {
        var shared = WordFeatures("attendre").Intersect(WordFeatures("attends")).Count();

        Assert.InRange(shared, 8, 20);
    }

    [Fact]
    public void ContextFeatures_OrderOfWords_Matters() =>
        Assert.NotEqual(ContextFeatures("not good but bad"), ContextFeatures("not bad but good"));

    [Fact]
    public void ContextFeatures_WordInScopeOfNegation_HasAFeatureOfItsOwn()
    {
        var negated = ContextFeatures("not really happy");
        var plain = ContextFeatures("now really happy");

        Assert.Equal(plain.Length + 2, negated.Length);
    }

    [Theory]
    [InlineData("it does not work, happy", "it does now work, happy", 1)]
    [InlineData("je ne suis pas mais content", "je me suis par mais content", 2)]
    public void ContextFeatures_PunctuationOrBut_EndsTheScope(string negated, string plain, int inScope) =>
        Assert.Equal(ContextFeatures(plain).Length + inScope, ContextFeatures(negated).Length);

    [Fact]
    public void ContextFeatures_Capitals_AreFlagged() =>
        Assert.Equal(ContextFeatures("where is it").Length + 1, ContextFeatures("WHERE IS IT").Length);

    [Fact]
    public void Read_TwiceTheSameText_GivesTheSameFeatures()
    {
        var reader = new FeatureReader();

        var first = reader.Read("Toujours pas de colis !").ToArray();
        reader.Read("something else in between");

        Assert.Equal(first, reader.Read("Toujours pas de colis !").ToArray());
    }

    [Fact]
    public void Read_LongestText_FitsTheBounds()
    {
        var reader = new FeatureReader();

        Assert.True(reader.Read(string.Concat(Enumerable.Repeat("!a", 1_000_000))).Length > 0);
        Assert.True(reader.Read(new string('é', 1_000_000)).Length > 0);
    }

    private static ulong[] WordFeatures(string word)
    {
        var text = new TokenisedText();
        TextTokeniser.Tokenise(word, text);
        var features = new ulong[NGramFeaturiser.MaxWordFeatures];
        var count = NGramFeaturiser.WordFeatures(text.Tokens[0], text.CharactersOf(text.Tokens[0]), features);
        return features[..count];
    }

    private static ulong[] ContextFeatures(string words)
    {
        var text = new TokenisedText();
        TextTokeniser.Tokenise(words, text);
        var features = new ulong[NGramFeaturiser.MaxContextFeatures(text.Count)];
        var count = NGramFeaturiser.ContextFeatures(text, features);
        return features[..count];
    }
}
