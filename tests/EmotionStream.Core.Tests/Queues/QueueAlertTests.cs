using EmotionStream.Core.Alerts;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Records;
using static EmotionStream.Core.Tests.Queues.QueueHarness;

namespace EmotionStream.Core.Tests.Queues;

/// <summary>Alerts about queues: what opens them, and their whole lives.</summary>
public class QueueAlertTests
{
    [Fact]
    public void Spike_OpensWhenManyMoreAreUnhappyThanUsual_GetsWorse_AndClosesWithTime()
    {
        using var queue = new QueueHarness();
        Usual(queue);
        for (var i = 0; i < 6; i++)
            queue.Send(Closed(Monday + (6 * Hour) + i, $"s-{i}", distressed: true));
        queue.Wait(16 * Minute);

        Assert.Equal(
            [(OpenQueueAlert.Spike, AlertState.Opened, (string?)null), (OpenQueueAlert.Spike, AlertState.Closed, "recovered")],
            queue.Alerts.Where(a => a.Rule == OpenQueueAlert.Spike).Select(a => (a.Rule, a.State, a.Reason)));
        var opened = queue.Alerts[0];
        Assert.Equal(("billing", "distressedShare", AlertSeverity.Critical, 1.0), (opened.Queue, opened.Measure, opened.Severity, opened.Value));
        Assert.InRange(opened.Threshold, 0.05, 0.15);
        Assert.Equal(queue.Alerts[0].Id, queue.Alerts[1].Id);
    }

    [Fact]
    public void Spike_DoesNotOpen_WhenAsManyAreUnhappyAsUsual()
    {
        using var queue = new QueueHarness();
        Usual(queue);
        for (var i = 0; i < 200; i++)
            queue.Send(Closed(Monday + (6 * Hour) + i, $"s-{i}", distressed: i % 10 == 0));

        Assert.Empty(queue.Alerts);
    }

    [Fact]
    public void Budget_OpensWhenItIsExceeded_IsUpdated_AndClosesWhenAlertsAreFewAgain()
    {
        using var queue = new QueueHarness(new QueueOptions { Queues = { ["billing"] = new QueueTerms { AlertsPerHour = 4 } } });
        for (var i = 0; i < 8; i++)
            queue.Send(AlertOpened(Monday + (i * Minute), $"a-{i}"));
        for (var i = 0; i < 8; i++)
            queue.Send(AlertOpened(Monday + (i * Minute), $"b-{i}"), "delivery");
        queue.Wait(2 * Hour);

        Assert.Equal(
            [(AlertState.Opened, 5.0, (string?)null), (AlertState.Updated, 7.0, null), (AlertState.Closed, 0.0, "recovered")],
            queue.Alerts.Select(a => (a.State, a.Value, a.Reason)));
        Assert.All(queue.Alerts, a => Assert.Equal((OpenQueueAlert.Budget, "billing", 4.0), (a.Rule, a.Queue, a.Threshold)));
    }

    [Fact]
    public void Drift_OpensWhenWhatIsRememberedChanges_AndClosesWhenTheNewNormalIsLearnt()
    {
        using var queue = new QueueHarness();
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
            queue.Send(Outcome(Monday + (i * Minute), $"i-{i}", 0.3 + (0.4 * (random.NextDouble() - 0.5)), alerts: 1));
        for (var i = 200; i < 600; i++)
            queue.Send(Outcome(Monday + (i * Minute), $"i-{i}", -0.3 + (0.4 * (random.NextDouble() - 0.5)), alerts: 1));

        Assert.Equal(
            [(OpenQueueAlert.Drift, AlertState.Opened), (OpenQueueAlert.Drift, AlertState.Closed)], queue.Alerts.Select(a => (a.Rule, a.State)));
        Assert.Equal(0.3, queue.Alerts[0].Threshold, 0.05);
        Assert.Equal(("newNormal", -0.3), (queue.Alerts[1].Reason, Math.Round(queue.Alerts[1].Value, 1)));
    }

    [Fact]
    public void Alert_ThatNobodyTakes_Expires()
    {
        using var queue = new QueueHarness(new QueueOptions { FollowUp = TimeSpan.FromMinutes(30), Queues = { ["billing"] = new QueueTerms { AlertsPerHour = 1 } } });
        for (var i = 0; i < 3; i++)
            queue.Send(AlertOpened(Monday + i, $"a-{i}"));
        queue.Wait(45 * Minute);

        Assert.Equal((AlertState.Closed, "expired"), (queue.Alerts[^1].State, queue.Alerts[^1].Reason));
    }

    [Fact]
    public void Acting_AcknowledgesGivesBackHandsOverAndCloses_AlsoAfterARestart()
    {
        using var queue = new QueueHarness(OneAlertAnHour());
        Exceed(queue, Monday);
        queue.Commit();
        queue.Crash();
        var id = queue.Alerts[0].AlertId;
        queue.Send(Act(Monday + 100, id, AlertActionType.Acknowledged, "s-7"));
        queue.Send(Act(Monday + 200, id, AlertActionType.Released));
        queue.Send(Act(Monday + 300, id, AlertActionType.HandedOver, to: "s-2"));
        queue.Send(Act(Monday + 400, id, AlertActionType.CalledBack, to: "s-2"));
        queue.Send(Act(Monday + 500, id, AlertActionType.Closed));

        Assert.Equal(
            [
                (AlertState.Opened, null, null, null, Monday + 1),
                (AlertState.Acknowledged, "s-7", null, "acknowledged", Monday + 100),
                (AlertState.Updated, "s-1", null, "released", Monday + 200),
                (AlertState.Acknowledged, "s-1", "s-2", "handedOver", Monday + 300),
                (AlertState.Acknowledged, "s-1", null, "calledBack", Monday + 400),
                (AlertState.Closed, "s-1", null, "action", Monday + 500),
            ],
            queue.Alerts.Select(a => (a.State, a.By, a.To, a.Reason, a.Time)));
        Assert.All(queue.Alerts, a => Assert.Equal((id, OpenQueueAlert.Budget, "billing", 2.0), (a.AlertId, a.Rule, a.Queue, a.Value)));
        Assert.Empty(queue.Rejected);
    }

    [Fact]
    public void Alert_ThatSomebodyClosed_OpensAgainOnlyWhenItWasOver_AlsoAfterARestart()
    {
        using var queue = new QueueHarness(OneAlertAnHour());
        Exceed(queue, Monday);
        queue.Send(Act(Monday + Minute, queue.Alerts[0].AlertId, AlertActionType.Closed));
        queue.Commit();
        queue.Crash();
        Exceed(queue, Monday + (2 * Minute));
        Assert.Equal([AlertState.Opened, AlertState.Closed], queue.Alerts.Select(a => a.State));

        queue.Wait(2 * Hour);
        Exceed(queue, Monday + (3 * Hour));
        Assert.Equal([AlertState.Opened, AlertState.Closed, AlertState.Opened], queue.Alerts.Select(a => a.State));
        Assert.NotEqual(queue.Alerts[0].Id, queue.Alerts[2].Id);
    }

    [Fact]
    public void Spike_ThatSomebodyClosed_OpensAgainOnlyWhenItWasOver()
    {
        using var queue = new QueueHarness();
        Usual(queue);
        Burst(6 * Hour, "s");
        queue.Send(Act(Monday + (6 * Hour) + Minute, queue.Alerts[0].AlertId, AlertActionType.Closed));
        Burst((6 * Hour) + (2 * Minute), "t");
        Assert.Equal([AlertState.Opened, AlertState.Closed], queue.Alerts.Select(a => a.State));

        Burst(9 * Hour, "u");
        Assert.Equal([AlertState.Opened, AlertState.Closed, AlertState.Opened], queue.Alerts.Select(a => a.State));

        void Burst(long at, string name)
        {
            for (var i = 0; i < 8; i++)
                queue.Send(Closed(Monday + at + i, $"{name}-{i}", distressed: true));
        }
    }

    [Fact]
    public void Acting_OnWhatIsNotOpen_IsRejected_AndBeginsNoQueue()
    {
        using var queue = new QueueHarness(OneAlertAnHour());
        Exceed(queue, Monday);
        var id = queue.Alerts[0].AlertId;
        queue.Send(Act(Monday + 10, id, AlertActionType.Closed));
        queue.Send(Act(Monday + 20, id, AlertActionType.Closed));
        queue.Send(Act(Monday + 20, id, AlertActionType.Acknowledged), "nobody's");
        queue.Commit();

        Assert.Equal([("billing", "unknown-alert"), ("nobody's", "unknown-alert")], queue.Rejected);
        Assert.Equal(["billing"], queue.Queues.Keys);
    }

    [Fact]
    public void Queue_OfTheChangelogFromBeforeAlertsCouldBeActedOn_IsRead()
    {
        using var queue = new QueueHarness(OneAlertAnHour());
        Exceed(queue, Monday);
        queue.Commit();
        var now = queue.Changelog["billing"];
        Assert.Equal((2, 0), (now[0], now[^1]));

        // That version had no list of dismissed alerts at its end.
        queue.Changelog["billing"] = [1, .. now[1..^1]];
        queue.Crash();
        queue.Send(Act(Monday + 10, queue.Alerts[0].AlertId, AlertActionType.Acknowledged));
        queue.Commit();

        Assert.Equal([AlertState.Opened, AlertState.Acknowledged], queue.Alerts.Select(a => a.State));
        Assert.Equal(now, queue.Changelog["billing"]);
    }

    [Fact]
    public void Ends_AreToldOf_ByTheQueuesObjective()
    {
        using var queue = new QueueHarness(new QueueOptions { Queues = { ["billing"] = new QueueTerms { EndObjective = 0.5 } } });
        queue.Send(Outcome(Monday, "a", 0.6));
        queue.Send(Outcome(Monday, "b", 0.4));
        queue.Send(Closed(Monday, "c", distressed: true));
        queue.Send(Outcome(Monday, "d", 0.4), "delivery");
        queue.Send(Turn(Monday, "e", "invoice"));

        Assert.Equal(
            [("billing", new QueueEnd(true, false, null)), ("billing", new QueueEnd(false, false, null)), ("billing", new QueueEnd(false, true, null)), ("delivery", new QueueEnd(true, false, null))],
            queue.Ends);
    }

    [Theory]
    [InlineData(5, 5, 0.5, 0.5, 0.2461)] // Uniform over arcsine: B(5.5, 0.5) / B(0.5, 0.5).
    [InlineData(1, 1, 1, 1, 0.5)]
    [InlineData(2, 2, 1, 1, 0.3333)]
    [InlineData(0, 5, 1, 1, 1)]
    public void UpperTail_OfTheBetaBinomial(int k, int n, double a, double b, double expected) => Assert.Equal(expected, BetaBinomial.UpperTail(k, n, a, b), 0.0001);

    private static QueueOptions OneAlertAnHour() => new() { Queues = { ["billing"] = new QueueTerms { AlertsPerHour = 1 } } };

    private static void Exceed(QueueHarness queue, long time)
    {
        for (var i = 0; i < 2; i++)
            queue.Send(AlertOpened(time + i, $"a-{time + i}"));
    }

    private static void Usual(QueueHarness queue)
    {
        for (var i = 0; i < 300; i++)
            queue.Send(Closed(Monday + (i * Minute), $"u-{i}", distressed: i % 10 == 0));
    }

    private static Action<QueueEvent> Closed(long time, string interaction, bool distressed) => record =>
    {
        Outcome(time, interaction, 0.1)(record);
        record.Distressed = distressed;
    };

    private static Action<QueueEvent> AlertOpened(long time, string interaction) => record =>
        (record.Type, record.Time, record.InteractionId) = (QueueEventType.Alert, time, interaction);
}
