using EmotionStream.Core.Privacy;
using EmotionStream.Core.Queues.Causes;
using EmotionStream.Recognition.Causes;

namespace EmotionStream.Recognition.Tests.Causes;

public class KeyPhraseReaderTests
{
    private readonly KeyPhraseReader _reader = new();
    private readonly List<KeyPhrase> _phrases = [];

    [Theory]
    [InlineData("en", "The delivery slots were cancelled twice", "delivery;delivery slots;delivery slots were cancelled;slots;slots were cancelled;cancelled", false)]
    [InlineData("en", "My router keeps dropping.", "router;dropping", true)]
    [InlineData("fr", "Vos frais de livraison sont inadmissibles", "frais;frais de livraison;livraison", true)]
    [InlineData("fr", "l'abonnement résilié", "abonnement;abonnement résilié;résilié", true)]
    [InlineData("fr", "Numéro d'abonné introuvable", "abonné;abonné introuvable;introuvable", true)]
    [InlineData("en", "I don't understand, this is ridiculous!", "", true)]
    public void Phrases_AreWhatATextIsAbout(string language, string text, string expected, bool exactly)
    {
        Assert.Equal(language, _reader.Read(text, language, _phrases));

        var found = _phrases.Select(p => p.Text).ToList();
        if (exactly)
            Assert.Equal(expected.Split(';', StringSplitOptions.RemoveEmptyEntries), found);
        else
            Assert.Contains("delivery slots", found);
    }

    [Fact]
    public void SingularAndPlural_AreOnePhrase()
    {
        _reader.Read("delivery slot", "en", _phrases);
        var one = _phrases.Select(p => p.Stem).ToList();
        _reader.Read("delivery slots", "en", _phrases);

        Assert.Equal(one, _phrases.Select(p => p.Stem));
    }

    [Theory]
    [InlineData("Hello, my name is Jane Roe, card 4111 1111 1111 1111, jane.roe@example.org about the parcel", "parcel")]
    [InlineData("Je vous écris de la part de Océane pour le colis, 06 12 34 56 78", "colis")]
    public void PersonalData_IsInNoPhrase(string text, string phrase)
    {
        _reader.Read(Redactor.Redact(text), null, _phrases);

        var found = string.Join(' ', _phrases.Select(p => p.Text));
        Assert.Contains(phrase, found, StringComparison.Ordinal);
        Assert.All(["jane", "roe", "4111", "example", "océane", "card]", "name]", "06"], secret => Assert.DoesNotContain(secret, found, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("the parcel has not come", null, "en")]
    [InlineData("le colis n'est pas là", null, "fr")]
    [InlineData("der Router ist kaputt", "de", null)]
    [InlineData("parcel", null, null)]
    [InlineData("le colis", "fr-CA", "fr")]
    public void Language_IsTheOneGiven_OrTheOneWhoseSmallWordsAreThere(string text, string? given, string? expected)
    {
        Assert.Equal(expected, _reader.Read(text, given, _phrases));
        Assert.Equal(expected is null, _phrases.Count == 0);
    }

    [Fact]
    public void LongText_GivesABoundedNumberOfPhrases()
    {
        _reader.Read(string.Join(' ', Enumerable.Range(0, 500).Select(i => "parcel" + (char)('a' + (i % 26)) + (char)('a' + (i / 26)))), "en", _phrases);

        Assert.Equal(KeyPhraseReader.Most, _phrases.Count);
    }
}
