using EmotionStream.Recognition.Cues;
using EmotionStream.Recognition.Text.Features;

namespace EmotionStream.Recognition.Tests.Cues;

public sealed class PhraseMatcherTests
{
    private static readonly WordGroups Groups = new([KeyValuePair.Create("who", "mum|dad")]);

    [Theory]
    [InlineData("lost|stolen ... card", "I LOST my bank card")]
    [InlineData("lost|stolen ... card", "stolen: the card's gone")]
    [InlineData("perdu ... carte", "j'ai perdu, hélas, ma carte")]
    [InlineData("decede", "Mon mari est décédé")]
    [InlineData("demenag*", "on déménage samedi")]
    [InlineData("train ... supprime", "le train de 17h12 a été supprimé")]
    [InlineData("block my? card", "block card please")]
    [InlineData("l'ai deja dit", "je vous l’ai déjà dit")]
    [InlineData("<number> e relance", "4e relance, toujours rien")]
    [InlineData("<amount> instead", "you took £480 instead of 40")]
    [InlineData("<amount> au lieu", "prélevé 480 € au lieu de 40")]
    [InlineData("<amount> au lieu", "douze euros au lieu de dix")]
    [InlineData("charged ... instead", "I was charged 23.40 instead of 12")]
    [InlineData("<who> ... died", "my Mum, God bless her, died")]
    public void Finds(string phrase, string text) => Assert.Equal(1ul, Find(phrase, text));

    [Theory]
    [InlineData("lost ... card", "I have not lost my card")]
    [InlineData("perdu ... carte", "je n'ai pas perdu ma carte")]
    [InlineData("card ... stolen", "my card was not stolen")]
    [InlineData("flight ... cancelled", "what if my flight is cancelled")]
    [InlineData("train ... supprime", "si jamais le train est supprimé")]
    [InlineData("accident", "en cas d'accident")]
    [InlineData("lost ... card", "I lost it. The card is here")]
    [InlineData("lost ... card", "lost one two three four five card")]
    [InlineData("<amount> instead", "gate 17 instead of 18")]
    [InlineData("<number> times", "many times")]
    public void DoesNotFindWhatIsDeniedSupposedOrFarApart(string phrase, string text) => Assert.Equal(0ul, Find(phrase, text));

    [Fact]
    public void ADenialThatIsPartOfThePhrase_IsFound() => Assert.Equal(1ul, Find("plus de courant", "nous n'avons plus de courant"));

    [Fact]
    public void ACommaEndsADenial() => Assert.Equal(1ul, Find("carte volee", "ce n'est pas normal, carte volée"));

    [Fact]
    public void FindsEachOfManyPhrases()
    {
        var matcher = new PhraseMatcher([Phrase.Parse(0, "lost card"), Phrase.Parse(5, "fraud*"), Phrase.Parse(9, "moving")]);

        Assert.Equal((1ul << 0) | (1ul << 5), matcher.Find(Tokens("Lost card, and now fraudulent payments")));
    }

    [Theory]
    [InlineData("... card", "must begin and end")]
    [InlineData("card ...", "must begin and end")]
    [InlineData("my? card?", "must begin and end")]
    [InlineData("ab*", "at least 3 letters")]
    [InlineData("a|l'ai dit", "two words")]
    [InlineData("card !", "is not a word")]
    public void APhraseThatIsNone_SaysWhy(string phrase, string why) =>
        Assert.Contains(why, Assert.Throws<FormatException>(() => Phrase.Parse(0, phrase)).Message, StringComparison.Ordinal);

    private static ulong Find(string phrase, string text) => new PhraseMatcher([Phrase.Parse(0, Groups.Expand(phrase))]).Find(Tokens(text));

    private static TokenisedText Tokens(string text)
    {
        var tokens = new TokenisedText();
        TextTokeniser.Tokenise(text, tokens);
        return tokens;
    }
}
