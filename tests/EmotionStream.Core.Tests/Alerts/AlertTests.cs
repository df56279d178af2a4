using EmotionStream.Core.Alerts;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;
using EmotionStream.Core.Tests.Graph;
using static EmotionStream.Core.Tests.Graph.TaskHarness;

namespace EmotionStream.Core.Tests.Alerts;

/// <summary>Each rule that ships, as a sequence of steps.</summary>
public sealed class AlertTests
{
    [Fact]
    public void NegativePeak_OpensWorsensAndRecovers()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 0, -0.65), Chat("i", 10, -0.7), Chat("i", 20, -1), Chat("i", 30, 0.4), Chat("i", 40, 0.5));

        Assert.Equal(["opened -0.65", "updated -0.9", "closed -0.0667 recovered"], Steps(task, "NegativePeak"));
    }

    [Fact]
    public void NegativePeak_OpensOnTheFirstTurn_WithEvidenceAndPlaybook()
    {
        using var task = new TaskHarness();
        task.Feed(
            Event("i", 0, InteractionEventType.Started, "billing", "a-1"),
            Chat("i", 1, -0.95, text: "This is a disgrace, call me on 06 12 34 56 78 or write to jo@example.org"));

        var alert = task.Output.Alerts.Single(a => a.Rule == "NegativePeak");
        Assert.Equal(AlertState.Opened, alert.State);
        Assert.Equal(AlertSeverity.Critical, alert.Severity);
        Assert.Equal("smoothedValence", alert.Measure);
        Assert.Equal(-0.95, alert.Value);
        Assert.Equal(-0.6, alert.Threshold);
        Assert.Equal(new EventReference(Start + 1000, InputSource.ChatMessages, 0), alert.OpenedBy);
        Assert.Equal("This is a disgrace, call me on [phone] or write to [email]", alert.Excerpt);
        Assert.Equal("billing", alert.Queue);
        Assert.Equal("a-1", alert.AgentId);
        Assert.NotEmpty(alert.Playbook!);
    }

    [Fact]
    public void SustainedNegative_NeedsAMinute()
    {
        using var task = new TaskHarness();
        for (var i = 0; i < 6; i++)
            task.Feed(Chat("i", 20 * i, -0.5));

        // Three turns are needed, so the condition holds from 40 s on and the alert comes at 100 s.
        var alert = Assert.Single(task.Output.Alerts, a => a.Rule == "SustainedNegative");
        Assert.Equal(Start + 100_000, alert.Time);
    }

    [Fact]
    public void SustainedNegative_IsNotPutOffByATransfer()
    {
        using var task = new TaskHarness();
        for (var i = 0; i < 6; i++)
            task.Feed(Chat("i", 20 * i, -0.5), Event("i", (20 * i) + 5, InteractionEventType.Transferred, "q"));

        Assert.Equal(Start + 100_000, Assert.Single(task.Output.Alerts, a => a.Rule == "SustainedNegative").Time);
    }

    [Fact]
    public void SustainedNegative_IsNotOpenedWhenTheFeelingPasses()
    {
        using var task = new TaskHarness();
        for (var i = 0; i < 12; i++)
            task.Feed(Chat("i", 20 * i, i % 4 == 3 ? 0.9 : -0.5));

        Assert.Empty(Steps(task, "SustainedNegative"));
    }

    [Fact]
    public void AbruptDrop_IsJudgedAgainstTheEndBefore()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 0, 0.5), Chat("i", 10, 0.5), Chat("i", 20, -0.4), Chat("i", 30, -0.3));
        Assert.Equal(["opened -0.9"], Steps(task, "AbruptDrop"));
        task.Feed(Chat("i", 40, -0.2));

        Assert.Equal(["opened", "closed recovered"], StepsWithoutValues(task, "AbruptDrop"));
    }

    [Fact]
    public void BadEndRisk_NeedsADownwardTrend()
    {
        using var down = new TaskHarness();
        using var flat = new TaskHarness();
        for (var i = 0; i < 6; i++)
        {
            down.Feed(Chat("i", 10 * i, 0.1 - (0.15 * i)));
            flat.Feed(Chat("i", 10 * i, -0.5));
        }

        Assert.NotEmpty(Steps(down, "BadEndRisk"));
        Assert.Empty(Steps(flat, "BadEndRisk"));
    }

    [Fact]
    public void UnrecoveredEnd_OutlivesTheInteraction_UntilSomebodyCallsBack()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 0, -0.9), Chat("i", 10, -0.5), Event("i", 20, InteractionEventType.Ended)).Idle(1).Idle(5);
        Assert.Single(task.Output.Outcomes);
        var id = task.Output.Alerts.Single(a => a.Rule == "UnrecoveredEnd").AlertId;
        task.Commit().Restart().Feed(Action("i", 60, AlertActionType.CalledBack, id), Action("i", 90, AlertActionType.Closed, id));

        Assert.Equal(["opened", "acknowledged calledBack", "closed action"], StepsWithoutValues(task, "UnrecoveredEnd"));
        Assert.Contains("closed interactionClosed", StepsWithoutValues(task, "NegativePeak"));
    }

    [Fact]
    public void UnrecoveredEnd_ExpiresAfterTheFollowUpTime()
    {
        using var task = new TaskHarness(new InteractionOptions { FollowUp = TimeSpan.FromHours(1) });
        task.Feed(Chat("i", 0, -0.9), Chat("i", 10, -0.5), Event("i", 20, InteractionEventType.Ended)).Idle(1).Idle(5).Idle(3700);

        Assert.Equal(["opened", "closed expired"], StepsWithoutValues(task, "UnrecoveredEnd"));
        Assert.Equal(0, task.Task.LiveInteractions);
    }

    [Fact]
    public void RecoveryAchieved_TellsGoodNews()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 0, -0.9), Chat("i", 10, 0.2), Chat("i", 20, 0.6), Chat("i", 30, 0.7));

        Assert.Equal(["opened"], StepsWithoutValues(task, "RecoveryAchieved"));
    }

    [Fact]
    public void HighEffort_CountsWhatTheCustomerWentThrough()
    {
        using var task = new TaskHarness();
        task.Feed(
            Event("i", 0, InteractionEventType.SelfServiceFailed),
            Event("i", 10, InteractionEventType.Transferred, "b"),
            Event("i", 20, InteractionEventType.InformationRepeated),
            Event("i", 30, InteractionEventType.Transferred, "c"));

        Assert.Equal(["opened 3", "updated 4"], Steps(task, "HighEffort"));
    }

    [Fact]
    public void HandoffHot_IsJudgedAtTheTransferOnly()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 0, -0.5), Chat("i", 10, -0.5));
        Assert.Empty(Steps(task, "HandoffHot"));
        task.Feed(Event("i", 20, InteractionEventType.Transferred, "b"), Chat("i", 30, 0.9), Chat("i", 40, 0.9));

        Assert.Equal(["opened", "closed recovered"], StepsWithoutValues(task, "HandoffHot"));
    }

    [Fact]
    public void LongSilence_OpensAsTimePasses_GrowsAndEndsWhenSomebodySpeaks()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 0, 0.1)).Idle(1).Idle(130).Idle(70);
        task.Feed(Chat("i", 210, 0.1, speaker: Speaker.Agent));

        Assert.Equal(["opened", "updated", "closed recovered"], StepsWithoutValues(task, "LongSilence"));
    }

    [Fact]
    public void LongSilence_IsNotJudgedOnHold()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 0, 0.1), Event("i", 5, InteractionEventType.Held)).Idle(1).Idle(500);
        Assert.Empty(Steps(task, "LongSilence"));
        task.Feed(Event("i", 505, InteractionEventType.Resumed)).Idle(1).Idle(130);
        Assert.Single(Steps(task, "LongSilence"));
    }

    [Fact]
    public void Cooldown_HoldsBackAndIsCounted()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 0, -0.9), Chat("i", 5, 0.9), Chat("i", 10, 0.9), Chat("i", 15, -1), Chat("i", 20, -1), Chat("i", 80, -1));

        Assert.Equal(["opened", "closed recovered", "opened"], StepsWithoutValues(task, "NegativePeak"));
        Assert.Contains("NegativePeak", task.Output.Suppressed_);
        Assert.Equal(2, task.Output.Alerts.Where(a => a.Rule == "NegativePeak").Select(a => a.AlertId).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Acknowledgement_IsPublishedWithWhoDidIt()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 0, -0.9));
        var id = task.Output.Alerts.Single(a => a.Rule == "NegativePeak").AlertId;
        task.Feed(Action("i", 3, AlertActionType.Acknowledged, id, by: "s-7"));

        var step = task.Output.Alerts[^1];
        Assert.Equal((AlertState.Acknowledged, "s-7", "acknowledged"), (step.State, step.By, step.Reason));
    }

    [Fact]
    public void Release_GivesAnAcknowledgedAlertBack()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 0, -0.9));
        var id = task.Output.Alerts.Single(a => a.Rule == "NegativePeak").AlertId;
        task.Feed(Action("i", 3, AlertActionType.Acknowledged, id), Action("i", 4, AlertActionType.Released, id, by: "s-7"));
        task.Commit().Restart().Feed(Action("i", 5, AlertActionType.Closed, id));

        Assert.Equal(["opened", "acknowledged acknowledged", "updated released", "closed action"], StepsWithoutValues(task, "NegativePeak"));
        Assert.Contains(task.Output.Alerts, step => step is { State: AlertState.Updated, By: "s-7" });
    }

    [Fact]
    public void ActionOnAnAlertThatIsNotOpen_IsRejected()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 0, 0), Action("i", 1, AlertActionType.Acknowledged, "nope"), Action("ghost", 1, AlertActionType.Closed, "nope"));

        Assert.Equal([("i", "unknown-alert"), ("ghost", "unknown-alert")], task.Output.Rejected);
    }

    [Fact]
    public void ActionThatNamesAQueue_IsPassedOnToIt_UnlessTheAlertIsTheInteractionsOwn()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 0, -0.9));
        var own = task.Output.Alerts.Single(a => a.Rule == "NegativePeak").AlertId;
        task.Feed(OfQueue("i", 1, own), OfQueue("i", 2, "the queue's"), OfQueue("ghost", 3, "the queue's"), Action("i", 4, AlertActionType.Closed, "nope"));

        Assert.Equal([("billing", "i"), ("billing", "ghost")], task.Output.ActedOnQueues);
        Assert.Equal([("i", "unknown-alert")], task.Output.Rejected);
        Assert.Contains(task.Output.Alerts, a => a.State == AlertState.Acknowledged && a.AlertId == own);

        InputRecord OfQueue(string interaction, double seconds, string id)
        {
            var record = Action(interaction, seconds, AlertActionType.Acknowledged, id);
            record.Queue = "billing";
            return record;
        }
    }

    [Fact]
    public void RuleForOneQueue_LeavesOthersAlone()
    {
        var rule = RuleSet.Defaults().Single(r => r.Name == "NegativePeak");
        rule.Queues.Add("vip");
        using var task = new TaskHarness(rules: [rule]);
        task.Feed(Event("a", 0, InteractionEventType.Started, "billing"), Event("b", 0, InteractionEventType.Started, "vip"), Chat("a", 1, -1), Chat("b", 1, -1));

        Assert.Equal("b", Assert.Single(task.Output.Alerts).InteractionId);
    }

    [Fact]
    public void AlertId_IsTheSameInEveryRun()
    {
        // XXH128 over 01 00 00 00 | i | NegativePeak | 01 | 2 as int64 | 1 as int64, computed by xxhsum -H2.
        Assert.Equal("d8a695e15cf27a95090ec9d18c90f3dc", AlertId.Format(AlertId.Of("i"u8, "NegativePeak", new EventReference(1, InputSource.ChatMessages, 2))));
        Assert.NotEqual(
            AlertId.Of("i1"u8, "x", new EventReference(1, InputSource.ChatMessages, 2)),
            AlertId.Of("i"u8, "1x", new EventReference(1, InputSource.ChatMessages, 2)));
    }

    [Fact]
    public void Defaults_AreValid() => Assert.Empty(RuleSet.Validate([.. RuleSet.Defaults()]));

    [Theory]
    [InlineData("a b", -0.6, -0.3, "Rules:Name")]
    [InlineData("Same", -0.6, -0.6, "Rules:Same:Close")]
    [InlineData("Nan", double.NaN, 0, "Rules:Nan:Close")]
    public void BadRule_IsNamedWithKeyAndValue(string name, double open, double close, string key)
    {
        var error = Assert.Single(RuleSet.Validate([new AlertRule { Name = name, Open = open, Close = close }]));
        Assert.StartsWith(key, error, StringComparison.Ordinal);
        Assert.Contains("allowed", error, StringComparison.Ordinal);
    }

    private static List<string> Steps(TaskHarness task, string rule) =>
        [.. task.Output.Alerts.Where(a => a.Rule == rule).Select(a => $"{a.State.ToString().ToLowerInvariant()} {a.Value:0.####} {a.Reason}".Trim())];

    private static List<string> StepsWithoutValues(TaskHarness task, string rule) =>
        [.. task.Output.Alerts.Where(a => a.Rule == rule).Select(a => $"{a.State.ToString().ToLowerInvariant()} {a.Reason}".Trim())];
}
