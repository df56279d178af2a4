using System.Text.Json;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Queues.Causes;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Tests.Customers;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Queues.QueueTesting;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Queues;

/// <summary>
/// The task of queues under load, killed with transactions open and rebalanced between workers: what is kept of queues is what a recomputation of the events says, each hour is told once,
/// and each action on an alert is one step of it, or one dead letter.
/// </summary>
public class KilledQueueWorkerTests(KafkaFixture kafka)
{
    private const int Queues = 8;
    private const int Rounds = 4;
    private const int MinutesOfRound = 58;
    private const double Objective = 0;

    // Whole hours, all over.
    private static readonly DateTimeOffset First = FirstHour.AddHours(-Rounds - 1);
    private static readonly DateTimeOffset Last = First.AddHours(Rounds).AddMinutes(5);

    [Fact]
    public async Task KilledAndRebalanced_QueuesAreWhatTheEventsSay_AndEachActionCountsOnce()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap, partitions: 4);
        var events = new List<QueueEventMessage>();
        var actions = 0;
        for (var round = 0; round < Rounds; round++)
        {
            // Every other process never comes to commit; the others share the partitions with a second worker, which takes over what the killed one held.
            var never = round % 2 == 1;
            var written = topics.Written(OutputTopic.Alerts);
            using var process = new WorkerProcess(topics, TaskKind.Queues, commitIntervalMs: never ? 50_000 : 100);
            actions += Send(topics, [.. Acts(topics, actions, First.AddHours(round).AddMinutes(-1))]).Count;
            events.AddRange(Send(topics, [.. OfRound(round)]));
            if (never)
            {
                Eventually.True(() => topics.Written(OutputTopic.Alerts) > written, Deadline, "the worker is at work");
                process.Kill();
                continue;
            }

            Eventually.True(() => topics.Read(OutputTopic.Queues).Count > 0, Deadline, "the worker has committed");
            using var second = new WorkerHost(Options(topics, ordinal: 1), new QueueGraphFactory(Graphs.QueueOptions()));
            Eventually.True(() => second.Partitions.Count is > 0 and < 4, Deadline, () => $"the partitions are shared; the second worker holds {second.Partitions.Count}");
            process.Kill();
            Eventually.True(() => second.Partitions.Count == 4, Deadline, "the second worker has taken over");
            WaitUntil(topics, First.AddHours(round).AddMinutes(MinutesOfRound - 1));
            second.Stop();
        }

        // Another hour begins in each queue: those before are over.
        events.AddRange(Send(topics, [.. Enumerable.Range(0, Queues).Select(queue => Ended(queue, "last", Last, 0.5, null))]));
        using (var last = QueueWorker(topics, Graphs.QueueOptions()))
        {
            WaitUntil(topics, Last);
            last.Stop();
        }

        Assert.True(actions > 0);
        AssertKept(topics, events);
        AssertHoursToldOnce(topics, events);
        AssertActionsCountOnce(topics, actions);
    }

    private static void WaitUntil(TestTopics topics, DateTimeOffset time) => Eventually.True(
        () => Kept(topics) is { Count: Queues } kept && kept.Values.All(queue => queue.LastEventAt >= time),
        TimeSpan.FromSeconds(120),
        () => $"all queues at {time:O}; they are at {string.Join(", ", Kept(topics).Values.Select(queue => $"{queue.LastEventAt:O}"))}");

    private static Dictionary<string, QueueMessage> Kept(TestTopics topics)
    {
        var kept = new Dictionary<string, QueueMessage>(StringComparer.Ordinal);
        foreach (var record in topics.Read(OutputTopic.Queues))
            kept[record.Key] = JsonSerializer.Deserialize(record.Value!, ContractJson.Default.QueueMessage)!;
        return kept;
    }

    // Written apart from the task: sums over all events instead of numbers carried on.
    private static void AssertKept(TestTopics topics, List<QueueEventMessage> events)
    {
        var kept = Kept(topics);
        foreach (var queue in events.GroupBy(e => e.Queue, StringComparer.Ordinal))
        {
            var outcomes = queue.Where(e => e.Type == QueueEventType.Outcome).ToList();
            var distressed = outcomes.Where(e => e.Distressed == true).ToList();
            var comforted = distressed.Where(e => e.TimeToComfortMs is not null).ToList();
            var (minutes, over) = (queue.Where(e => e.Type == QueueEventType.Alert).Select(e => e.Time.ToUnixTimeMilliseconds() / 60_000).ToList(), 0);
            for (var i = 0; i < minutes.Count; i++)
                over += minutes.Take(i + 1).Count(minute => minute > minutes[i] - 60) > 5 ? 1 : 0;
            var found = kept[queue.Key];
            Assert.Equal(Weight(outcomes.Where(e => e.End >= Objective)) / Weight(outcomes), found.EndObjectiveMet!.Value, 0.0001);
            Assert.Equal(outcomes.Sum(e => Weight([e]) * e.End!.Value) / Weight(outcomes), found.End!.Value, 0.0001);
            Assert.Equal(Weight(comforted) / Weight(distressed), found.Comforted!.Value, 0.0001);
            Assert.Equal(comforted.Sum(e => Weight([e]) * e.TimeToComfortMs!.Value) / Weight(comforted), found.TimeToComfortMs!.Value, 0.01);
            Assert.Equal(over, found.OverBudget);
        }

        static double Weight(IEnumerable<QueueEventMessage> some) => some.Sum(e => Math.Pow(2, (e.Time - Last).TotalDays / 7));
    }

    private static void AssertHoursToldOnce(TestTopics topics, List<QueueEventMessage> events)
    {
        var expected = events.Where(e => e.Type == QueueEventType.Peak).GroupBy(e => (e.Queue, Hour: e.Time.AddTicks(-(e.Time.Ticks % TimeSpan.TicksPerHour))))
            .Select(hour => (hour.Key.Queue, hour.Key.Hour, Peaks: (double)hour.Count(e => e.Deeper != true))).Where(hour => hour.Peaks > 0);
        var told = Causes(topics).Where(c => c.Period == CausePeriod.Hour && c.Peaks > 0).Select(c => (c.Queue, c.From, c.Peaks));

        Assert.Equal(expected.Order(), told.Order());
    }

    private static void AssertActionsCountOnce(TestTopics topics, int actions)
    {
        var steps = Alerts(topics);
        Assert.Equal(steps.Count, steps.Select(a => JsonSerializer.Serialize(a, ContractJson.Default.AlertMessage)).Distinct(StringComparer.Ordinal).Count());
        foreach (var life in steps.GroupBy(a => a.AlertId, StringComparer.Ordinal))
        {
            Assert.Equal(AlertState.Opened, life.First().State);
            Assert.Single(life, a => a.State == AlertState.Opened);
            Assert.True(life.Count(a => a.State == AlertState.Closed) <= 1 && (life.All(a => a.State != AlertState.Closed) || life.Last().State == AlertState.Closed), $"steps after the end: {life.Key}");
        }

        Assert.Equal([OpenQueueAlert.Budget, OpenQueueAlert.Spike], steps.Select(a => a.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var letters = topics.Read(OutputTopic.DeadLetters);
        Assert.All(letters, letter => Assert.Equal("unknown-alert", letter.Headers["cause"]));
        var done = steps.Select(a => a.By).OfType<string>().ToList();
        var refused = letters.Select(letter => JsonSerializer.Deserialize(letter.Value!, ContractJson.Default.QueueEventMessage)!.By!);
        Assert.Contains(steps, a => a is { State: AlertState.Closed, By: not null });
        Assert.Equal(Enumerable.Range(0, actions).Select(i => $"s-{i}").Order(StringComparer.Ordinal), done.Concat(refused).Order(StringComparer.Ordinal));
    }

    /// <summary>Somebody acts on each alert that is open as far as can be seen, somebody else a moment later too: what the first has closed is not open any more.</summary>
    private static IEnumerable<QueueEventMessage> Acts(TestTopics topics, int from, DateTimeOffset time)
    {
        var open = Alerts(topics).GroupBy(a => a.AlertId, StringComparer.Ordinal).Select(life => life.Last()).Where(a => a.State != AlertState.Closed);
        foreach (var alert in open)
            for (var i = 0; i < 2; i++)
            {
                yield return new()
                {
                    Queue = alert.Queue!, Time = time, Type = QueueEventType.AlertAction, InteractionId = alert.InteractionId, AlertId = alert.AlertId,
                    Action = from % 3 == 0 ? AlertActionType.Closed : AlertActionType.Acknowledged, By = $"s-{from}",
                };
                from++;
            }
    }

    private static IEnumerable<QueueEventMessage> OfRound(int round)
    {
        var random = new Random(round);
        for (var minute = 0; minute < MinutesOfRound; minute++)
            for (var queue = 0; queue < Queues; queue++)
            {
                var (at, id) = (First.AddHours(round).AddMinutes(minute), $"i-{round}-{minute}-{queue}");
                var bad = minute is >= 40 and < 48 || random.Next(10) == 0;
                if (bad)
                    yield return Event(QueueEventType.Peak, queue, id, at) with { Language = "en", Deeper = random.Next(3) == 0 ? true : null, Phrases = [new() { Stem = "invoic", Text = "invoice" }] };
                if (round % 2 == 0 && minute < 12)
                    yield return Event(QueueEventType.Alert, queue, id, at) with { Rule = "NegativePeak" };
                yield return Ended(queue, id, at.AddSeconds(30), Math.Round((random.NextDouble() * 1.6) - 0.8, 3), bad ? random.Next(2) == 0 ? random.Next(600_000) : -1 : null);
            }
    }

    /// <summary>An outcome; comfort null = was not unhappy, negative = was not comforted.</summary>
    private static QueueEventMessage Ended(int queue, string id, DateTimeOffset at, double end, long? comfort) => Event(QueueEventType.Outcome, queue, id, at) with
    {
        Turns = 4, End = end, Remembered = end, PeakNegative = comfort is null ? 0 : -0.8, Alerts = 1, Suppressed = 0, Complained = false,
        Distressed = comfort is null ? null : true, TimeToComfortMs = comfort >= 0 ? comfort : null,
    };

    private static QueueEventMessage Event(QueueEventType type, int queue, string id, DateTimeOffset at) => new() { Queue = $"q-{queue}", Time = at, Type = type, InteractionId = id };

    private static List<QueueEventMessage> Send(TestTopics topics, List<QueueEventMessage> events)
    {
        topics.Send(events.Select(e => (InputSource.QueueEvents, (string?)e.Queue, JsonSerializer.Serialize(e, ContractJson.Default.QueueEventMessage))));
        return events;
    }
}
