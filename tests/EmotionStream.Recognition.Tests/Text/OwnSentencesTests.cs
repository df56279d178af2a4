using EmotionStream.Recognition.Text.Corpora;

namespace EmotionStream.Recognition.Tests.Text;

public sealed class OwnSentencesTests
{
    [Fact]
    public void NegationSentences_HaveEachPolarityInBothLanguages()
    {
        var sentences = NegationSentences.All().ToList();

        foreach (var language in (string[])["en", "fr"])
            foreach (var valence in (float[])[-0.5f, 0, 0.5f])
                Assert.True(sentences.Count(s => s.Language == language && s.Valence == valence) > 100, $"{language} {valence}");
        Assert.Equal(sentences.Count, sentences.Select(s => s.Text).Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(sentences, s => s.Text.Contains("j'recommande", StringComparison.Ordinal));
    }

    [Fact]
    public void OwnTurns_HaveEachPolarityInBothLanguages_AndATenthHeldOut()
    {
        var turns = OwnTurns.All();

        foreach (var language in (string[])["en", "fr"])
            foreach (var polarity in (int[])[-1, 0, 1])
                Assert.True(turns.Count(turn => turn.Language == language && Math.Sign(turn.Valence) == polarity) >= 50, $"{language} {polarity}");
        Assert.All(turns, static turn => Assert.InRange(turn.Valence, -1, 1));
        Assert.All(turns, static turn => Assert.InRange(turn.Arousal, 0, 1));
        Assert.Equal(turns.Count, turns.Select(static turn => turn.Text).Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(turns.Count(static turn => HeldOut.Contains(turn.Text)) / (double)turns.Count, 0.07, 0.13);
    }

    [Fact]
    public void ChatSpelling_SameSeed_GivesTheSameText() =>
        Assert.Equal(ChatSpelling.Rewrite("J'ai toujours un problème.", "fr", new Random(4)), ChatSpelling.Rewrite("J'ai toujours un problème.", "fr", new Random(4)));

    [Theory]
    [InlineData("Je suis en retard parce que vous n'avez pas répondu.", "fr", "jsuis")]
    [InlineData("J'attends toujours", "fr", "tjrs")]
    [InlineData("Can you please check my account?", "en", "pls")]
    [InlineData("I don't know what you want", "en", "dont")]
    public void ChatSpelling_SomeSeed_WritesInAHurry(string text, string language, string expected) => Assert.Contains(
        Enumerable.Range(0, 50).Select(seed => ChatSpelling.Rewrite(text, language, new Random(seed))),
        hurried => hurried.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void ChatSpelling_InsideAWord_ChangesNothing() =>
        Assert.Equal("passion youth", ChatSpelling.Rewrite("passion youth", "en", new Random(1)));
}
