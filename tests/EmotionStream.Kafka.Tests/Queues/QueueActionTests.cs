using EmotionStream.Core.Alerts;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Tests.Contracts;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Queues.QueueTesting;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Queues;

/// <summary>Actions on alerts about queues, from <c>emotion.alert-actions</c> by way of the task of interactions to the task of queues.</summary>
public class QueueActionTests(KafkaFixture kafka)
{
    [Fact]
    public async Task Acting_OnAnAlertAboutAQueue_IsAStepOfIt_AndWhatIsNotOpenADeadLetter()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        using var interactions = InteractionWorker(topics);
        using var queues = QueueWorker(topics, new QueueOptions { FollowUp = TimeSpan.FromDays(90), Queues = { ["billing"] = new QueueTerms { AlertsPerHour = 3 } } });
        SendUnhappy(topics, "a", 5, FirstHour, "my invoice again", 0);
        WaitEvents(topics, QueueEventType.Outcome, 5);
        Eventually.True(() => Newest(topics)?.AlertsLastHour == Events(topics, QueueEventType.Alert), Deadline, "all alerts counted");
        var alert = Alerts(topics)[0];
        Assert.Equal((OpenQueueAlert.Budget, "billing"), (alert.Rule, alert.Queue));
        var opened = Alerts(topics).Count;

        // The interaction is remembered, or nobody knows of it any more: with the queue named, the action finds its way.
        var at = FirstHour.AddMinutes(5);
        topics.Send(
            Act(alert, at, AlertActionType.Acknowledged),
            Act(alert, at, AlertActionType.Released),
            Act(alert, at, AlertActionType.HandedOver),
            Act(alert, at, AlertActionType.CalledBack),
            Act(alert, at, AlertActionType.Closed));
        Eventually.True(() => Alerts(topics).Count == opened + 5, Deadline, () => $"five steps more; there are {Alerts(topics).Count - opened}");
        topics.Send(
            Act(alert, at, AlertActionType.Closed),
            Act(alert with { Queue = "nobody's" }, at, AlertActionType.Closed),
            Act(alert with { InteractionId = "i-unknown" }, at, AlertActionType.Closed),
            Act(alert with { Queue = null }, at, AlertActionType.Closed));
        Eventually.True(() => topics.Read(OutputTopic.DeadLetters).Count == 4, Deadline, () => $"four dead letters; there are {topics.Read(OutputTopic.DeadLetters).Count}");
        interactions.Stop();
        queues.Stop();

        Assert.Equal(
            [
                (AlertState.Acknowledged, "s-1", null, "acknowledged"),
                (AlertState.Updated, "s-1", null, "released"),
                (AlertState.Acknowledged, "s-1", "s-2", "handedOver"),
                (AlertState.Acknowledged, "s-1", null, "calledBack"),
                (AlertState.Closed, "s-1", null, "action"),
            ],
            Alerts(topics).Skip(opened).Select(a => (a.State, a.By, a.To, a.Reason)));
        Assert.All(Alerts(topics), a => Assert.Equal(alert.AlertId, a.AlertId));
        Assert.DoesNotContain(topics.Read(OutputTopic.Queues), r => r.Key != "billing");
        Assert.Empty(Newest(topics)!.OpenAlerts);
        var letters = topics.Read(OutputTopic.DeadLetters);
        Assert.All(letters, letter => Assert.Equal("unknown-alert", letter.Headers["cause"]));
        Assert.Equal(
            [topics.Names.Of(InputSource.AlertActions), .. Enumerable.Repeat(topics.Names.Of(InputSource.QueueEvents), 3)],
            letters.Select(letter => letter.Headers["origin-topic"]).Order(StringComparer.Ordinal));
        Assert.All(topics.Read(OutputTopic.QueueEvents), r => Schemas.AssertValid("queue-events", r.Text));
        Assert.All(topics.Read(OutputTopic.Alerts), r => Schemas.AssertValid("alerts", r.Text));
    }
}
