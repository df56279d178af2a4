using EmotionStream.Core.Alerts;
using EmotionStream.Recognition.Cues;
using EmotionStream.Recognition.Evaluation;

namespace EmotionStream.Recognition.Tests.Cues;

public sealed class MomentTaxonomyTests
{
    private const string Wedding = """
        moments:
          wedding:
            name: Wedding
            severity: info
            skills: [events]
            playbook: Congratulate.
            phrases:
              en: [wedding, getting married]
              fr: [mariage]
        """;

    [Fact]
    public void ASitesMoments_JoinTheOnesThatShip()
    {
        var taxonomy = Read(Wedding);

        var wedding = taxonomy.Catalogue.Moments[taxonomy.Catalogue.PlaceOf("wedding")];
        Assert.Equal((AlertSeverity.Info, "Congratulate.", "events"), (wedding.Severity, wedding.Playbook, Assert.Single(wedding.Skills)));
        Assert.True(taxonomy.Catalogue.PlaceOf("fraud") >= 0);
        Assert.Contains("wedding", new MomentEvaluation(taxonomy).Find("we are getting married in May"));
    }

    [Fact]
    public void AFileMayStandAlone_OrTakeAMomentOut()
    {
        Assert.Equal(["wedding"], Read("alone: true\n" + Wedding).Catalogue.Moments.Select(moment => moment.Id));
        Assert.Equal(-1, Read("moments: { fraud: { enabled: false } }").Catalogue.PlaceOf("fraud"));
    }

    [Fact]
    public void APhrase_MayUseWordsOfItsFile_AndThoseThatShip()
    {
        const string Rescue = """
            words: { rescuer: fireman|firemen|pompiers }
            moments:
              rescue:
                name: Rescue
                playbook: Say thank you for them.
                phrases: { en: ["<rescuer> ... saved my <kin>"] }
            """;

        Assert.Contains("rescue", new MomentEvaluation(Read(Rescue)).Find("The firemen saved my granddad"));
        Assert.Contains("rescue", new MomentEvaluation(Read("alone: true\n" + Rescue)).Find("The firemen saved my granddad"));
    }

    [Fact]
    public void ASitesWaysOfSayingSomethingAgain_JoinTheOnesThatShip()
    {
        var evaluation = new MomentEvaluation(Read("saidAgain: { en: [broken record] }"));

        Assert.All(["I sound like a broken record", "third time I ring about this"], text => Assert.Equal([MomentExample.SaidAgain], evaluation.Find(text)));
    }

    [Theory]
    [InlineData("moments: { wedding: { nmae: x } }", "nmae")]
    [InlineData("moments: { wedding: { name: x } }", "has no playbook")]
    [InlineData("moments: { Wedding Day: { name: x, playbook: y } }", "lower-case")]
    [InlineData("moments: { wedding: }", "has nothing in it")]
    [InlineData("moments: { wedding: { name: x, playbook: y, severity: huge } }", "huge")]
    [InlineData("moments: { wedding: { name: x, playbook: y, phrases: { de: [hochzeit] } } }", "allowed are en and fr")]
    [InlineData("moments: { wedding: { name: x, playbook: y, phrases: { en: ['ab*'] } } }", "at least 3 letters")]
    [InlineData("saidAgain: { de: [wieder] }", "allowed are en and fr")]
    [InlineData("saidAgain: { en: ['ab*'] }", "at least 3 letters")]
    [InlineData("saidAgain: { en: ['<nobody> called'] }", "has <nobody>: there are")]
    [InlineData("words: { number: x }", "has its meaning")]
    [InlineData("words: { who: }", "has no words")]
    [InlineData("", "is empty")]
    public void AMistake_StopsWithItsPlace(string yaml, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Read(yaml)).Message, StringComparison.Ordinal);

    [Fact]
    public void ShippedMoments_HaveAllThatAnAlertNeeds() => Assert.All(MomentTaxonomy.Shipped.Catalogue.Moments, moment =>
    {
        Assert.NotEmpty(moment.Playbook);
        Assert.NotEmpty(moment.Know);
        Assert.NotEmpty(moment.Skills);
    });

    [Fact]
    public void HeldOutMessages_AreJudgedNoWorseThanDocumented()
    {
        var rows = new MomentEvaluation(MomentTaxonomy.Shipped).Run("held out", [.. MomentExample.Shipped().Where(example => example.IsTest)]).ToList();

        Assert.True(rows.Single(row => row.Measure == "moments: precision").Value >= 0.6);
        Assert.True(rows.Single(row => row.Measure == "moments: recall").Value >= 0.45);
    }

    private static MomentTaxonomy Read(string yaml) => MomentFile.Read(new StringReader(yaml), "mine.yaml", MomentTaxonomy.Shipped);
}
