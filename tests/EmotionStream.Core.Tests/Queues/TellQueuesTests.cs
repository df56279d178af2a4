using EmotionStream.Core.Queues;
using EmotionStream.Core.Records;
using EmotionStream.Core.Tests.Graph;
using static EmotionStream.Core.Tests.Graph.TaskHarness;

namespace EmotionStream.Core.Tests.Queues;

/// <summary>What the graph of interactions tells queues.</summary>
public class TellQueuesTests
{
    [Fact]
    public void Turns_ThatMakeANegativePeakOrADeeperOne_AreToldAsSuch_AndAgentsNever()
    {
        using var task = new TaskHarness();
        task.Feed(
            Chat("i", 1, 0.2, text: "hello"),
            Chat("i", 2, -0.9, text: "parcel lost"),
            Chat("i", 3, -0.9, text: "lost I say"),
            Chat("i", 4, -0.9, text: "calm down", speaker: Speaker.Agent),
            Chat("i", 5, -0.2, text: "well"),
            Audio("i", 6, -1));

        Assert.Equal(
            [
                ("i", QueueEventType.Turn, false, "hello"), ("i", QueueEventType.Peak, false, "parcel lost"), ("i", QueueEventType.Peak, true, "lost I say"),
                ("i", QueueEventType.Turn, false, "well"),
            ],
            task.Output.QueueTurns);
    }

    [Fact]
    public void Outcome_TellsTimeToComfort_UntilTheCustomerIsAboveNeutralForGood()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 10, -0.9), Chat("i", 20, 0.6), Chat("i", 30, -0.9), Chat("i", 50, 0.1), Chat("i", 60, 0.9), Chat("i", 90, 0.9));
        task.Feed(Chat("j", 100, -0.9), Chat("j", 110, -0.1), Chat("k", 120, 0.5));
        task.Idle(1).Idle(4000);

        Assert.Equal((Start + 10_000, Start + 60_000), (task.Output.Notes["i"].DistressAt, task.Output.Notes["i"].ComfortAt));
        Assert.Equal((Start + 100_000, (long?)null), (task.Output.Notes["j"].DistressAt, task.Output.Notes["j"].ComfortAt));
        Assert.Null(task.Output.Notes["k"].DistressAt);
    }

    [Fact]
    public void Outcome_TellsOfAlertsAndComplaints_AlsoAfterARestart()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("loud", 1, -0.9), Told("loud", 2, complains: true), Chat("quiet", 1, 0.1));
        task.Feed(Event("loud", 3, InteractionEventType.Ended), Event("quiet", 3, InteractionEventType.Ended));
        task.Commit().Restart();
        task.Idle(1).Idle(4000);

        Assert.Equal((true, true), (task.Output.Notes["loud"].Alerts > 0, task.Output.Notes["loud"].Complained));
        Assert.Equal((0, false), (task.Output.Notes["quiet"].Alerts, task.Output.Notes["quiet"].Complained));
        Assert.Equal(Start + 1_000, task.Output.Notes["loud"].DistressAt);
    }
}
