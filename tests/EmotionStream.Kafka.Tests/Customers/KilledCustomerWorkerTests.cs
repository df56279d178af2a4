using System.Text.Json;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Customers.CustomerTesting;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Customers;

/// <summary>The task of customers under load, killed with transactions open and rebalanced between workers: ledgers are what the outcomes say, and no alert's step stands twice.</summary>
public class KilledCustomerWorkerTests(KafkaFixture kafka)
{
    private const int Customers = 150;
    private const int Visits = 8;

    [Fact]
    public async Task KilledAndRebalanced_LedgersAreWhatTheOutcomesSay()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap, partitions: 4);
        using var interactions = PatientInteractionWorker(topics);
        var rounds = Load().ToList();
        for (var round = 0; round < rounds.Count; round++)
        {
            // Every other process never comes to commit; the others share the partitions with a second worker, which takes over what the killed one held.
            var never = round % 2 == 1;
            var written = topics.Written(OutputTopic.Customers);
            using var process = new WorkerProcess(topics, TaskKind.Customers, commitIntervalMs: never ? 50_000 : 100);
            topics.Send(rounds[round]);
            Eventually.True(() => topics.Written(OutputTopic.CustomerEvents) > 0 && (never || topics.Written(OutputTopic.Customers) > written), Deadline, "the worker is at work");
            if (never)
            {
                Eventually.True(() => topics.Written(OutputTopic.Alerts) > 0, Deadline, "alerts");
                process.Kill();
                continue;
            }

            using var second = new WorkerHost(WithCustomers(topics, ordinal: 1), new CustomerGraphFactory(new LedgerOptions()));
            Eventually.True(() => second.Partitions.Count is > 0 and < 4, Deadline, () => $"the partitions are shared; the second worker holds {second.Partitions.Count}");
            process.Kill();
            Eventually.True(() => second.Partitions.Count == 4, Deadline, "the second worker has taken over");
            second.Stop();
        }

        using (var last = CustomerWorker(topics))
        {
            WaitOutcomes(topics, Customers * Visits);
            Eventually.True(
                () => Newest(topics).Values.Sum(c => c?.Contacts ?? 0) == Customers * Visits, TimeSpan.FromSeconds(120), () =>
                    $"{Customers * Visits} outcomes are counted; {Newest(topics).Values.Sum(c => c?.Contacts ?? 0)} are, of {last.CommittedRecords} records committed; "
                    + $"{topics.Ends(topics.Names.Of(OutputTopic.CustomerEvents))}; {topics.Ends(topics.Names.Of(OutputTopic.Customers))}");
            last.Stop();
        }

        interactions.Stop();
        Assert.Equal((Customers, Customers * Visits), LedgerRecomputation.AssertEqual(topics));
        AssertNoStepTwice(topics);
        Assert.Empty(topics.Read(OutputTopic.DeadLetters));
    }

    private static void AssertNoStepTwice(TestTopics topics)
    {
        var steps = Alerts(topics);
        Assert.Equal(steps.Count, steps.Select(a => JsonSerializer.Serialize(a, ContractJson.Default.AlertMessage)).Distinct(StringComparer.Ordinal).Count());
        foreach (var life in steps.GroupBy(a => a.AlertId, StringComparer.Ordinal))
        {
            Assert.Equal(AlertState.Opened, life.First().State);
            Assert.Single(life, a => a.State == AlertState.Opened);
            Assert.True(life.Count(a => a.State == AlertState.Closed) <= 1, $"closed twice: {life.Key}");
        }

        Assert.Equal(OpenCustomerAlert.Rules.Order(StringComparer.Ordinal), steps.Select(a => a.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    /// <summary>Each customer comes every twelve days or so, in turn over two channels; the visits of a round are sent in the order of their events.</summary>
    private static IEnumerable<List<(InputSource Source, string? Key, string Value)>> Load()
    {
        var random = new Random(7);
        for (var round = 0; round < 4; round++)
        {
            var visits = new List<(DateTimeOffset At, int Customer, int Visit)>();
            for (var visit = round * Visits / 4; visit < (round + 1) * Visits / 4; visit++)
                for (var customer = 0; customer < Customers; customer++)
                    visits.Add((Begin.AddDays((visit * 12) - 100).AddMinutes(random.Next(6 * 24 * 60)), customer, visit));
            visits.Sort();
            yield return [.. visits.SelectMany(v => Conversations.Of($"i-{v.Customer}-{v.Visit}", $"c-{v.Customer}", v.At, Valence(), Valence(), Valence()))];
        }

        double Valence() => Math.Round(Math.Max(-1, (random.NextDouble() * 1.8) - 1.1), 4);
    }
}
