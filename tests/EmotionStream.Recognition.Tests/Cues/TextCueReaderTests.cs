using EmotionStream.Core.Cues;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;
using EmotionStream.Recognition.Cues;
using EmotionStream.Testing;
using FsCheck.Xunit;

namespace EmotionStream.Recognition.Tests.Cues;

public sealed class TextCueReaderTests
{
    private readonly TextCueReader _reader = new(MomentTaxonomy.Shipped);

    [Theory]
    [InlineData("Hello, I lost my card on the bus this morning", "lost-card")]
    [InlineData("Le distributeur a avalé ma carte", "lost-card")]
    [InlineData("someone has used my account to buy phones", "fraud")]
    [InlineData("je me suis fait pirater ma boîte mail", "fraud")]
    [InlineData("they cancelled our flight an hour ago", "cancelled-trip")]
    [InlineData("Mon vol est annulé et je dors à l'aéroport", "cancelled-trip")]
    [InlineData("my father died last week", "bereavement")]
    [InlineData("Ma mère est décédée le 12 mars", "bereavement")]
    [InlineData("my bill has doubled since March", "bill-shock")]
    [InlineData("j'ai été prélevé deux fois", "bill-shock")]
    [InlineData("we're moving house in June", "moving")]
    [InlineData("je déménage à Lyon", "moving")]
    [InlineData("please cancel my contract", "leaving")]
    [InlineData("Je souhaite résilier mon abonnement", "leaving")]
    [InlineData("I had an accident, the other car hit my door", "claim")]
    [InlineData("Nous avons eu un dégât des eaux", "claim")]
    [InlineData("no internet since Tuesday", "breakdown")]
    [InlineData("la chaudière est en panne", "breakdown")]
    [InlineData("My granddad passed away on Sunday", "bereavement")]
    [InlineData("Mum's gone and her phone is still on", "bereavement")]
    [InlineData("depuis que mon mari n'est plus là", "bereavement")]
    [InlineData("you took £480 instead of 40", "bill-shock")]
    [InlineData("un prélèvement de 480 € au lieu de 40", "bill-shock")]
    [InlineData("I don't see how I'll pay it", "hardship")]
    [InlineData("a man rang and said he was from the bank, I gave him the code", "fraud")]
    public void Moments_InBothLanguages(string text, string moment) => Assert.Contains(moment, MomentsOf(text));

    [Theory]
    [InlineData("Thank you, have a nice day")]
    [InlineData("Quels sont vos horaires le samedi ?")]
    [InlineData("What is the address of the branch?")]
    [InlineData("I have not lost my card, I only want a new PIN")]
    [InlineData("Suis-je couvert en cas d'accident ?")]
    public void OrdinaryWords_TellOfNone(string text) => Assert.Empty(MomentsOf(text));

    [Theory]
    [InlineData("As I already told you, it's the blue one", true)]
    [InlineData("Je vous l'ai déjà dit, c'est le 12", true)]
    [InlineData("pour la troisième fois je vous envoie le même document", true)]
    [InlineData("third time I ring about this", true)]
    [InlineData("I've explained this to three different people", true)]
    [InlineData("4e relance", true)]
    [InlineData("comme dit plus haut, c'est le 12", true)]
    [InlineData("et rebelote", true)]
    [InlineData("it already works", false)]
    [InlineData("the third time it broke", false)]
    [InlineData("C'est déjà arrivé, merci", false)]
    public void RepeatedInformation_SaidInWords(string text, bool said) => Assert.Equal(said, Read(text).SaidAgain);

    [Theory]
    [InlineData("I want to make a formal complaint", true)]
    [InlineData("this is unacceptable", true)]
    [InlineData("let me speak to your manager", true)]
    [InlineData("C'est inadmissible, je veux parler à un responsable", true)]
    [InlineData("Je dépose une réclamation", true)]
    [InlineData("my parcel is still not here", false)]
    [InlineData("Mon colis n'est toujours pas arrivé", false)]
    [InlineData("I am not complaining", false)]
    public void Complaint_SaidInSoManyWords(string text, bool complains) => Assert.Equal(complains, Read(text).Complains);

    [Theory]
    [InlineData("my number is 06 12 34 56 78", "0612345678 is what I wrote")]
    [InlineData("contract AB-12345", "it is ab12345")]
    [InlineData("jo@example.org", "write to JO@example.org please")]
    [InlineData("account 4471902", "4471902")]
    public void TheSameIdentifier_HoweverWritten_HasTheSameHash(string first, string second) =>
        Assert.Single(Given(Read(first)), Given(Read(second)).Contains);

    [Theory]
    [InlineData("le 12/03/2026 à 18:40")]
    [InlineData("it cost 12 000 euros")]
    [InlineData("£1200.50 on 4 June")]
    [InlineData("room 214")]
    [InlineData("yes, thank you")]
    public void DatesTimesAmountsAndShortNumbers_AreNotIdentifiers(string text) => Assert.Empty(Given(Read(text)));

    [Fact]
    public void ALongMessageSentAgain_HasTheSameHash()
    {
        const string Message = "The parcel should have come on Monday and nobody can tell me where it is";
        Assert.Equal(Given(Read(Message)), Given(Read(Message.ToUpperInvariant() + " !!")));
    }

    [Fact]
    public void Hashes_CannotBeComparedBetweenInteractions() =>
        Assert.NotEqual(Given(Read("account 4471902", "i-1")), Given(Read("account 4471902", "i-2")));

    [Fact]
    public void Reading_AllocatesNothing()
    {
        const string Text = "I lost my card, number 4471902, and as I already told you my flight was cancelled";
        Read(Text);
        CustomerText.TryCreate(Speaker.Customer, Text.AsMemory(), out var words);

        Assert.Equal(0, AllocatedBytes.By(() =>
        {
            for (var i = 0; i < 100; i++)
                _reader.Read(words, "i"u8);
        }));
    }

    [Property(MaxTest = 500)]
    public void AnyText_IsRead(string? text) => Read(text ?? "");

    private TextCues Read(string text, string interaction = "i")
    {
        Assert.True(CustomerText.TryCreate(Speaker.Customer, text.AsMemory(), out var words));
        return _reader.Read(words, System.Text.Encoding.UTF8.GetBytes(interaction));
    }

    private List<string> MomentsOf(string text)
    {
        var moments = new List<string>();
        MomentTaxonomy.Shipped.Catalogue.List(Read(text).Moments, moments);
        return moments;
    }

    private static List<uint> Given(TextCues cues)
    {
        ReadOnlySpan<uint> given = cues.Given;
        return [.. given[..cues.GivenCount]];
    }
}
