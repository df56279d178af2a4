using EmotionStream.Recognition.Evaluation;

namespace EmotionStream.Recognition.Tests.Evaluation;

public sealed class VaderLexiconTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();
    private readonly VaderLexicon _lexicon;

    public VaderLexiconTests()
    {
        File.WriteAllText(_path, "good\t1.9\t0.9\nbad\t-2.5\nbien->1.5\n:)\t2.0\n");
        _lexicon = VaderLexicon.Read(_path);
    }

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Score_OneWord_IsNormalised() => Assert.Equal(1.9 / Math.Sqrt((1.9 * 1.9) + 15), _lexicon.Score("good"), 9);

    [Fact]
    public void Score_NoWordOfTheLexicon_IsZero() => Assert.Equal(0, _lexicon.Score("the table"));

    [Theory]
    [InlineData("not good", "good")]
    [InlineData("pas bien", "bien")]
    [InlineData("good but bad", "bad but good")]
    [InlineData("good", "very good")]
    [InlineData("it is good", "it is GOOD")]
    [InlineData("good", "good!!!")]
    [InlineData("bad", "bad :)")]
    public void Score_FirstText_IsBelowTheSecond(string lower, string higher) => Assert.True(_lexicon.Score(lower) < _lexicon.Score(higher));
}
