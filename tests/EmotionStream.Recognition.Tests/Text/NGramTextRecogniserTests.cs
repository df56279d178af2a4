using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;
using EmotionStream.Recognition.Text;
using EmotionStream.Recognition.Text.Model;
using EmotionStream.Testing;

namespace EmotionStream.Recognition.Tests.Text;

public sealed class NGramTextRecogniserTests
{
    private static readonly TextModel Shipped = TextModel.LoadShipped();

    private readonly NGramTextRecogniser _recogniser = new(Shipped);

    [Theory]
    [InlineData("I am very happy with your help, thank you so much!", 1)]
    [InlineData("I am not happy at all with your service", -1)]
    [InlineData("This is the third time I call and nobody does anything", -1)]
    [InlineData("You have lost me as a customer, this is a disgrace", -1)]
    [InlineData("What are your opening hours on Saturday?", 0)]
    [InlineData("My account number is 4471", 0)]
    [InlineData("Je suis ravi, merci beaucoup pour votre aide !", 1)]
    [InlineData("Je ne suis pas du tout content de votre service", -1)]
    [InlineData("Toujours aucune réponse, c'est inadmissible", -1)]
    [InlineData("J'attends depuis trois semaines et personne ne me rappelle", -1)]
    [InlineData("Quels sont vos horaires le samedi ?", 0)]
    [InlineData("C'est parfait, tout fonctionne enfin, merci infiniment", 1)]
    public void Score_PlainSentences_HaveTheRightPolarity(string words, int polarity) =>
        Assert.Equal(polarity, EmotionAffect.Polarity(_recogniser.Score(words).Valence));

    [Theory]
    [InlineData("I am happy with this", "I am not happy with this")]
    [InlineData("This was helpful", "This was not helpful")]
    [InlineData("I like your service", "I don't like your service")]
    [InlineData("Je suis satisfait du service", "Je ne suis pas satisfait du service")]
    [InlineData("C'est bien", "C'est pas bien")]
    public void Score_Negation_LowersValence(string plain, string negated) =>
        Assert.True(_recogniser.Score(negated).Valence < _recogniser.Score(plain).Valence - 0.1f);

    [Theory]
    [InlineData("")]
    [InlineData("   \t ")]
    [InlineData("\u200B\uFE0F")]
    public void Score_NothingToRead_IsNoSignal(string words) => AssertAbstains(AbstentionReason.NoSignal, words);

    [Theory]
    [InlineData("Ich warte seit drei Wochen auf meine Bestellung und niemand antwortet")]
    [InlineData("Llevo tres semanas esperando mi pedido y nadie me contesta")]
    [InlineData("Sto aspettando il mio ordine da tre settimane e nessuno risponde")]
    [InlineData("Мой заказ до сих пор не пришёл")]
    [InlineData("注文した商品がまだ届きません")]
    [InlineData("طلبي لم يصل بعد")]
    public void Score_AnotherLanguage_AbstainsAndIsNotCalledNeutral(string words)
    {
        AssertAbstains(AbstentionReason.UnsupportedLanguage, words);
        Assert.Equal(EmotionLabel.Unknown, _recogniser.Score(words).Emotions.Top);
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("4471")]
    [InlineData("06 12 34 56 78")]
    [InlineData("Kowalski")]
    [InlineData("Jean Dupont")]
    [InlineData("merci")]
    [InlineData("lol")]
    [InlineData("😡😡")]
    [InlineData("?")]
    [InlineData("FR-2231-AB")]
    public void Score_TooLittleToTellTheLanguage_IsScored(string words) => Assert.Equal(AbstentionReason.None, _recogniser.Score(words).Abstention);

    [Fact]
    public void Score_UnderTheMinimumConfidence_Abstains()
    {
        var strict = new NGramTextRecogniser(Shipped, minimumConfidence: 1);

        Assert.Equal(AbstentionReason.LowConfidence, strict.Score("hm well perhaps").Abstention);
        Assert.Equal(0, strict.Score("hm well perhaps").Confidence);
    }

    [Fact]
    public void Score_Words_TrustTheArousalAsTheValence()
    {
        var score = _recogniser.Score("Toujours aucune réponse, c'est inadmissible");

        Assert.Equal(score.Confidence, score.ArousalConfidence);
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.1f)]
    [InlineData(float.NaN)]
    public void Recogniser_ImpossibleMinimum_IsRefused(float minimum) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new NGramTextRecogniser(Shipped, minimum));

    [Fact]
    public void Score_Batch_IsWhatOneByOneGives()
    {
        var words = ToyModel.Texts.Select(text => text.Text).Append("").Append("Ich verstehe die Rechnung überhaupt nicht").ToArray();
        var scores = new EmotionScore[words.Length];

        _recogniser.Score(Customer(words), scores);

        for (var i = 0; i < words.Length; i++)
        {
            var alone = new NGramTextRecogniser(Shipped).Score(words[i]);
            Assert.Equal(alone.Valence, scores[i].Valence);
            Assert.Equal(alone.Abstention, scores[i].Abstention);
            Assert.Equal(alone.Emotions.Top, scores[i].Emotions.Top);
        }
    }

    [Fact]
    public void Score_AfterWarmUp_AllocatesNothing()
    {
        var texts = Customer([.. Enumerable.Range(0, 2_000).Select(i => $"Still waiting for order {i}, word{i} mot{i} NOT happy :( 😡 déçu")]);
        var scores = new EmotionScore[texts.Length];
        _recogniser.Score(texts, scores);

        Assert.Equal(0, AllocatedBytes.By(() => _recogniser.Score(texts, scores)));
    }

    [Fact]
    public void Score_AMebibyte_ReadsTheFirst4096CharactersOnly()
    {
        var start = string.Concat(Enumerable.Repeat("I am not happy with this. ", 1_000))[..TokenisedText4096];
        var long1 = _recogniser.Score(start + string.Concat(Enumerable.Repeat(" thank you, wonderful!", 50_000)));

        Assert.Equal(_recogniser.Score(start).Valence, long1.Valence);
    }

    [Fact]
    public void Score_LowSurrogatesAndControls_AreHarmless()
    {
        var score = _recogniser.Score("\uD83D broken \uDE00\0\u0001 text");

        Assert.Equal(AbstentionReason.None, score.Abstention);
        Assert.True(float.IsFinite(score.Valence));
    }

    [FsCheck.Xunit.Property(MaxTest = 300)]
    public void Score_AnyWords_StaysInRange(string? words)
    {
        var score = _recogniser.Score(words ?? "");

        Assert.InRange(score.Valence, -1, 1);
        Assert.InRange(score.Arousal, 0, 1);
        Assert.InRange(score.Confidence, 0, 1);
        if (score.Abstention == AbstentionReason.None)
            Assert.Equal(1, ((ReadOnlySpan<float>)score.Emotions).ToArray().Sum(), 1e-4);
    }

    private const int TokenisedText4096 = EmotionStream.Recognition.Text.Features.TokenisedText.MaxCharacters;

    private static CustomerText[] Customer(string[] words) => Array.ConvertAll(words, text =>
    {
        Assert.True(CustomerText.TryCreate(Speaker.Customer, text.AsMemory(), out var customer));
        return customer;
    });

    private void AssertAbstains(AbstentionReason reason, string words)
    {
        var score = _recogniser.Score(words);

        Assert.Equal(reason, score.Abstention);
        Assert.Equal(0, score.Confidence);
    }
}
