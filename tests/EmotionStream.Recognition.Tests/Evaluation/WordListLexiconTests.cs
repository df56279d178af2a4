using EmotionStream.Recognition.Evaluation;

namespace EmotionStream.Recognition.Tests.Evaluation;

public sealed class WordListLexiconTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Afinn_Text_IsTheSumOfItsWords()
    {
        File.WriteAllText(_path, """{"Bien": 1, "bien": 3, "horrible": -3}""");
        var lexicon = WordListLexicon.ReadAfinn(_path);

        Assert.Equal(-1, lexicon.Score("C'est bien, mais horrible !"));
        Assert.Equal(0, lexicon.Score("la table"));
    }

    [Fact]
    public void Pattern_Text_IsTheMeanOfItsWordsAndNegationTurnsHalf()
    {
        File.WriteAllText(_path, """<sentiment><word form="beau" polarity="0.8"/><word form="lent" polarity="-0.2"/><word form="lent" polarity="-0.4"/></sentiment>""");
        var lexicon = WordListLexicon.ReadPattern(_path);

        Assert.Equal((0.8 - 0.3) / 2, lexicon.Score("beau et lent"), 9);
        Assert.Equal(-0.4, lexicon.Score("ce n'est pas beau"), 9);
        Assert.Equal(0, lexicon.Score(""));
    }

    [Fact]
    public void Polarities_OfAnyLexicon_LieWithinOne()
    {
        File.WriteAllText(_path, """{"pire": -5, "superbe": 5}""");

        Assert.All(WordListLexicon.ReadAfinn(_path).Polarities, word => Assert.InRange(Math.Abs(word.Value), 0.5, 1));
    }
}
