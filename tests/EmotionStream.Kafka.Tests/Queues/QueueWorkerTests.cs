using System.Text.Json;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Queues.Causes;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Kafka.Tests.Contracts;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Queues.QueueTesting;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Queues;

/// <summary>The third kind of task, on a real Kafka: from interactions by way of <c>emotion.queue-events</c> to causes.</summary>
public class QueueWorkerTests(KafkaFixture kafka)
{
    [Fact]
    public async Task WhatIsSaidAtNegativePeaks_IsTold_WhenTheHourIsOver_AlsoByAnotherWorker()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        using var interactions = InteractionWorker(topics);
        using (var first = QueueWorker(topics))
        {
            SendUnhappy(topics, "a", 8, FirstHour, "my invoice again", 0);
            WaitEvents(topics, QueueEventType.Outcome, 8);
            SendUnhappy(topics, "b", 6, FirstHour.AddHours(1), "router update for card 4111 1111 1111 1111", 8);
            WaitEvents(topics, QueueEventType.Outcome, 14);
            Eventually.True(() => Causes(topics).Count == 1, Deadline, "the first hour told");
            first.Stop();
        }

        using var second = QueueWorker(topics);
        SendUnhappy(topics, "c", 1, FirstHour.AddHours(2), "my invoice", 14);
        Eventually.True(() => Causes(topics).Count >= 2, Deadline, "the second hour told");
        WaitEvents(topics, QueueEventType.Outcome, 15);
        second.Stop();
        interactions.Stop();

        var told = Causes(topics).Where(c => c.Period == CausePeriod.Hour).OrderBy(c => c.From).ToList();
        (DateTimeOffset, double, int)[] expected = [(FirstHour, 8.0, 8), (FirstHour.AddHours(1), 6.0, 6)];
        Assert.True(
            expected.SequenceEqual(told.Take(2).Select(c => (c.From, c.Peaks, c.RememberedBadly))),
            string.Join('\n', topics.Read(OutputTopic.Causes).Concat(topics.Read(OutputTopic.QueueEvents)).Select(r => $"{r.Partition} {r.Offset} {r.Text}")));
        Assert.Equal(["router", "update"], told[1].Rising.Select(c => c.Phrase).Order(StringComparer.Ordinal));
        Assert.Equal(["again", "invoice"], told[1].Falling.Select(c => c.Phrase).Order(StringComparer.Ordinal));
        Assert.All(topics.Read(OutputTopic.Causes), r => Schemas.AssertValid("causes", r.Text));
        Assert.All(topics.Read(OutputTopic.QueueEvents), r => Schemas.AssertValid("queue-events", r.Text));
        Assert.DoesNotContain(topics.Read(OutputTopic.QueueEvents), r => r.Text.Contains("4111", StringComparison.Ordinal));
        Assert.Equal(15, topics.Read(OutputTopic.QueueEvents).Count(r => r.Text.Contains("\"outcome\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AlertsBeyondTheBudget_AreToldOfTheirQueue_BesideWhatIsKeptOfIt()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        using var interactions = InteractionWorker(topics);
        using var queues = QueueWorker(topics, new QueueOptions { Queues = { ["billing"] = new QueueTerms { AlertsPerHour = 3, EndObjective = -0.9 } } });

        SendUnhappy(topics, "a", 5, FirstHour, "my invoice again", 0);
        WaitEvents(topics, QueueEventType.Outcome, 5);
        Eventually.True(() => Alerts(topics).Count > 0 && Newest(topics) is { EndObjectiveMet: 1, Comforted: 0 }, Deadline, "the alert, and the queue");
        queues.Stop();
        interactions.Stop();

        var alert = Alerts(topics)[0];
        Assert.Equal((OpenQueueAlert.Budget, AlertState.Opened, "billing", "alertsPerHour", 4.0, 3.0), (alert.Rule, alert.State, alert.Queue, alert.Measure, alert.Value, alert.Threshold));
        Assert.Single(Alerts(topics), a => a.State == AlertState.Opened);
        Assert.Equal(3, Newest(topics)!.AlertBudget);
        Assert.Contains(OpenQueueAlert.Budget, Newest(topics)!.OpenAlerts);
        Assert.All(topics.Read(OutputTopic.Alerts), r => Schemas.AssertValid("alerts", r.Text));
        Assert.All(topics.Read(OutputTopic.Queues), r => Schemas.AssertValid("queues", r.Text));
    }

    [Fact]
    public async Task Turns_ReadBeforeTheirInteractionsStart_AreCountedUnderItsQueue_AlsoByAnotherWorker()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        (InputSource Source, string? Key, string Value)[] known = [.. Unhappy("known", FirstHour, "my invoice again")];
        (InputSource Source, string? Key, string Value)[] nobodys = [.. Unhappy("nobodys", FirstHour, "router update").Where(record => record.Source == InputSource.ChatMessages)];
        using (var first = InteractionWorker(topics))
        {
            topics.Send([.. known.Where(record => record.Source == InputSource.ChatMessages), .. nobodys]);
            topics.WaitCommitted(4, Deadline);
            first.Stop();
        }

        Assert.Equal((0, 0), (Events(topics, QueueEventType.Peak), Events(topics, QueueEventType.Turn)));
        using var second = InteractionWorker(topics);
        topics.Send([.. known.Where(record => record.Source == InputSource.InteractionEvents)]);
        WaitEvents(topics, QueueEventType.Outcome, 1);

        // Who never started closes when nothing has come for long: those of hours later show that it is, in every partition.
        topics.Send([.. Enumerable.Range(0, 8).SelectMany(i => Unhappy($"later-{i}", FirstHour.AddHours(2), "card lost"))]);
        WaitEvents(topics, QueueEventType.Outcome, 10);
        second.Stop();

        var told = topics.Read(OutputTopic.QueueEvents).Select(r => JsonSerializer.Deserialize(r.Value!, ContractJson.Default.QueueEventMessage)!).ToList();
        Assert.Equal(
            ["known billing", "known billing", "nobodys unknown", "nobodys unknown"],
            told.Where(e => e.Type is QueueEventType.Peak or QueueEventType.Turn && !e.InteractionId.StartsWith("later", StringComparison.Ordinal)).Select(e => $"{e.InteractionId} {e.Queue}").Order(StringComparer.Ordinal));
        Assert.All(topics.Read(OutputTopic.QueueEvents), r => Schemas.AssertValid("queue-events", r.Text));
        Assert.DoesNotContain(topics.Read(topics.Names.Of(OutputTopic.Changelog)).GroupBy(r => r.Key, StringComparer.Ordinal), key => key.Key.StartsWith("\0held", StringComparison.Ordinal) && key.Last().Value is not null);
    }

    [Fact]
    public async Task Events_WithoutMeaning_AreDeadLettersWithTheirCause()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        using var queues = QueueWorker(topics);
        var head = $$"""{"queue":"q","time":"{{Begin:O}}","interactionId":"i-1",""";

        topics.Send(
            (InputSource.QueueEvents, "q", "{"),
            (InputSource.QueueEvents, "other", head + "\"type\":\"turn\",\"language\":\"en\",\"phrases\":[]}"),
            (InputSource.QueueEvents, "q", head + "\"type\":\"turn\",\"phrases\":[]}"),
            (InputSource.QueueEvents, "q", head + "\"type\":\"outcome\",\"turns\":3,\"end\":7,\"peakNegative\":0,\"remembered\":0}"),
            (InputSource.QueueEvents, "q", head + "\"type\":\"alertAction\",\"action\":\"closed\"}"),
            (InputSource.QueueEvents, "q", head + "\"type\":\"alertAction\",\"alertId\":\"a\"}"),
            (InputSource.QueueEvents, null, head + "\"type\":\"alert\",\"rule\":\"NegativePeak\"}"));

        Eventually.True(() => topics.Read(OutputTopic.DeadLetters).Count == 7, Deadline, "seven dead letters");
        Assert.Equal(
            ["key-mismatch", "malformed-json", "missing-field", "missing-field", "missing-field", "missing-key", "value-out-of-range"],
            topics.Read(OutputTopic.DeadLetters).Select(r => r.Headers["cause"]).Order(StringComparer.Ordinal));
        Assert.All(topics.Read(OutputTopic.DeadLetters), r => Assert.Equal(topics.Names.Of(InputSource.QueueEvents), r.Headers["origin-topic"]));
        queues.Stop();
    }

    [Fact]
    public async Task Queues_SwitchedOff_AreToldOfNothing()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        topics.Send(Unhappy("a-1", FirstHour, "my invoice again"));
        using var interactions = new WorkerHost(Options(topics));
        WaitOutcomes(topics, 1);
        interactions.Stop();

        Assert.Empty(topics.Read(OutputTopic.QueueEvents));
    }
}
