using EmotionStream.Core.Alerts;
using EmotionStream.Core.Records;
using EmotionStream.Core.Tests.Graph;
using static EmotionStream.Core.Tests.Graph.TaskHarness;

namespace EmotionStream.Core.Tests.Cues;

/// <summary>Moments of truth from words and declarations to alerts, live state and outcome.</summary>
public sealed class MomentTests
{
    [Fact]
    public void SaidInWords_OpensAnAlertWithTheMomentsOwnPlaybookAndSeverity()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 0, 0), Told("i", 5, ["lost-card"]));

        var alert = Assert.Single(task.Output.Alerts);
        Assert.Equal(("MomentOfTruth", AlertState.Opened, "lost-card"), (alert.Rule, alert.State, alert.Moment));
        Assert.Equal((AlertSeverity.Critical, "Block it now.", 1.0), (alert.Severity, alert.Playbook, alert.Value));
    }

    [Fact]
    public void AnotherMoment_UpdatesTheAlert_TheSameOneDoesNot()
    {
        using var task = new TaskHarness();
        task.Feed(Told("i", 0, ["lost-card"]), Told("i", 5, ["lost-card"]), Chat("i", 8, 0), Told("i", 10, ["fraud"]));

        Assert.Equal(["Opened lost-card 1", "Updated fraud 2"], Steps(task));
    }

    [Fact]
    public void TakenCareOf_StaysQuietUntilThereIsAnotherMoment()
    {
        using var task = new TaskHarness();
        task.Feed(Told("i", 0, ["lost-card"]));
        task.Feed(Action("i", 10, AlertActionType.Closed, task.Output.Alerts[0].AlertId), Chat("i", 200, 0), Chat("i", 300, 0));
        Assert.Equal(["Opened lost-card 1", "Closed lost-card 1"], Steps(task));
        task.Feed(Told("i", 400, ["fraud"]));

        Assert.Equal("Opened fraud 2", Steps(task)[^1]);
    }

    [Theory]
    [InlineData(InteractionEventType.Started)]
    [InlineData(InteractionEventType.SelfServiceFailed)]
    [InlineData(InteractionEventType.Declared)]
    public void DeclaredByAnEvent_CountsLikeWords(InteractionEventType type)
    {
        using var task = new TaskHarness();
        task.Feed(Declared("i", 0, "moving", type)).Commit();

        Assert.Equal(["Opened moving 1"], Steps(task));
        Assert.Equal(["moving"], task.Live["i"]!.Moments);
    }

    [Fact]
    public void UnknownMoment_IsRejectedWhereItIsAllTheEventSays()
    {
        using var task = new TaskHarness();
        task.Feed(Declared("i", 0, "no-such"), Declared("j", 0, "no-such", InteractionEventType.Started));

        Assert.Equal([("i", "unknown-moment")], task.Output.Rejected);
        Assert.Empty(task.Output.Alerts);
    }

    [Fact]
    public void Outcome_ListsTheMoments_ThoseSaidAfterTheEndLeftOut()
    {
        using var task = new TaskHarness();
        task.Feed(Told("i", 0, ["moving", "fraud"]), Told("i", 100, ["lost-card"]), Event("i", 50, InteractionEventType.Ended)).Idle(10).Idle(10);

        Assert.Equal(["fraud", "moving"], task.Final("i").Moments);
    }

    [Fact]
    public void Restart_KeepsMomentsAndWhatWasGiven()
    {
        using var task = new TaskHarness();
        task.Feed(Told("i", 0, ["fraud"], saidAgain: true, given: ["4711"])).Commit().Restart();
        task.Feed(Told("i", 60, given: ["4711"])).Commit();

        var state = task.Live["i"]!;
        Assert.Equal(["fraud"], state.Moments);
        Assert.Equal((1, 1), (state.Effort.RepeatsSaid, state.Effort.RepeatsGiven));
        Assert.Equal(["MomentOfTruth"], state.OpenAlerts);
    }

    private static List<string> Steps(TaskHarness task) =>
        [.. task.Output.Alerts.Where(a => a.Rule == "MomentOfTruth").Select(a => $"{a.State} {a.Moment} {a.Value}")];
}
