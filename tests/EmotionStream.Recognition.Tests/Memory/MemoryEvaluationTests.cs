using EmotionStream.Recognition.Memory;

namespace EmotionStream.Recognition.Tests.Memory;

public sealed class MemoryEvaluationTests
{
    [Theory]
    [InlineData("USS MultiWOZ", 0.597, 0.610, 0.607, 0.420, 0.691)]
    [InlineData("USS SGD", 0.603, 0.617, 0.613, 0.357, 0.713)]
    public void Run_PublicDialogues_GivesTheKnownTable(string set, double mean, double peakEnd, double last, double worst, double recency)
    {
        var folder = SharedFolder.Find("data", "text", "uss");
        Assert.SkipWhen(folder is null, "../shared/data/text/uss is not there");
        var path = MemoryEvaluation.Find(folder!).Single(found => found.Name == set).Path;

        var figures = MemoryEvaluation.Run(set, UssFile.Read(path)).Where(figure => figure.Expected is not null).Select(figure => figure.R).ToArray();

        double[] known = [mean, peakEnd, last, worst, recency];
        Assert.All(known.Zip(figures), pair => Assert.InRange(pair.Second, pair.First - 0.001, pair.First + 0.001));
        Assert.Equal(known.Length, figures.Length);
    }

    [Fact]
    public void Run_WholeIsTheRecencyOfTheTurns_NothingFittedBeatsIt()
    {
        var figures = MemoryEvaluation.Run("made", Dialogues(200, static d => d.Recency(0.7))).ToList();

        Assert.Equal(1, figures.Single(figure => figure.Predictor == MemoryPredictor.Recency).R, 4);
        Assert.DoesNotContain(figures, figure => figure.BeatsRecency);
    }

    [Fact]
    public void Run_WholeIsTheWorstTurn_FittedBeatsRecencyAndWorstIsPerfect()
    {
        var figures = MemoryEvaluation.Run("made", Dialogues(200, static d => d.Turns.Min())).ToList();

        Assert.Equal(1, figures.Single(figure => figure.Predictor == "worst turn").R, 6);
        Assert.True(figures.Single(figure => figure.Predictor == "ridge over the live measures").BeatsRecency);
    }

    [Fact]
    public void Run_WholeIsChance_FittedModelsAreHeldOutAndFindNothing()
    {
        var random = new Random(3);

        var figures = MemoryEvaluation.Run("made", Dialogues(300, _ => random.NextDouble())).Where(figure => figure.Fitted);

        Assert.All(figures, figure => Assert.InRange(figure.R, -0.25, 0.12));
    }

    private static List<RatedDialogue> Dialogues(int count, Func<RatedDialogue, double> overall)
    {
        var random = new Random(7);
        var dialogues = new List<RatedDialogue>();
        for (var i = 0; i < count; i++)
        {
            var dialogue = new RatedDialogue([.. Enumerable.Range(0, random.Next(4, 15)).Select(_ => (random.NextDouble() * 2) - 1)], 0);
            dialogues.Add(dialogue with { Overall = overall(dialogue) });
        }

        return dialogues;
    }
}
