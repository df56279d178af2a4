using EmotionStream.Core.Records;
using EmotionStream.Core.Tests.Graph;
using static EmotionStream.Core.Tests.Graph.TaskHarness;

namespace EmotionStream.Core.Tests.Cues;

/// <summary>Information given again, as three witnesses tell of it, and what it adds to effort.</summary>
public sealed class RepeatedInformationTests
{
    [Fact]
    public void TheSameValueInALaterMessage_IsARepetition()
    {
        using var task = new TaskHarness();
        task.Feed(Told("i", 0, given: ["4711"]), Told("i", 60, given: ["4711", "other"]), Told("i", 120, given: ["4711"])).Commit();

        Assert.Equal(2, task.Live["i"]!.Effort.RepeatsGiven);
        Assert.Equal(2, task.Live["i"]!.EffortScore);
    }

    [Fact]
    public void ACorrectionWithinSeconds_IsOneGiving()
    {
        using var task = new TaskHarness();
        task.Feed(Told("i", 0, given: ["4711"]), Told("i", 10, given: ["4711"])).Commit();

        Assert.Equal(0, task.Live["i"]!.Effort.RepeatsGiven);
    }

    [Fact]
    public void TheWitnessesOfOneRepetition_CountOnce()
    {
        using var task = new TaskHarness();
        task.Feed(
            Told("i", 0, given: ["4711"]),
            Event("i", 60, InteractionEventType.InformationRepeated),
            Told("i", 70, saidAgain: true, given: ["4711"])).Commit();

        var state = task.Live["i"]!;
        Assert.Equal((1, 1, 1), (state.Effort.InformationRepeats, state.Effort.RepeatsSaid, state.Effort.RepeatsGiven));
        Assert.Equal(1, state.EffortScore);
    }

    [Fact]
    public void HighEffort_OpensOnWordsAlone()
    {
        using var task = new TaskHarness();
        task.Feed(Told("i", 0, saidAgain: true), Told("i", 30, saidAgain: true), Told("i", 60, saidAgain: true));

        Assert.Equal("HighEffort", Assert.Single(task.Output.Alerts).Rule);
    }

    [Fact]
    public void AValueOfAnotherInteraction_IsNoRepetition()
    {
        using var task = new TaskHarness();
        task.Feed(Told("i", 0, given: ["4711"]), Told("j", 60, given: ["4711"])).Commit();

        Assert.Equal(0, task.Live["j"]!.Effort.RepeatsGiven);
    }
}
