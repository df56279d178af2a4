using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Kafka.Erasure;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Topics;
using EmotionStream.Kafka.Worker;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Customers.CustomerTesting;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Customers;

/// <summary>The erasure of a customer on a real Kafka, with workers that are killed after it.</summary>
public class CustomerErasureTests(KafkaFixture kafka)
{
    private static readonly TaskKind[] Kinds = [TaskKind.Interactions, TaskKind.Customers];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    [Fact]
    public async Task AnErasedCustomer_IsGoneFromEveryCompactedTopic_StaysGone_AndOthersAreUntouched()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        foreach (var topic in Compacted(topics))
            await MakeEagerAsync(topics, topic);
        topics.Send(
        [
            .. Conversations.Of("i-1", "gone", Begin, -0.9, -0.95), .. Conversations.Of("i-2", "stays", Begin, -0.9, -0.95),
            .. Conversations.Of("i-3", "gone", Begin.AddMinutes(1), -0.8, -0.7).Take(3), .. Conversations.Of("i-4", "stays", Begin.AddMinutes(1), -0.8, -0.7).Take(3),
        ]);
        var erasure = new CustomerErasure(Client(topics), topics.Names, TimeSpan.FromSeconds(30));
        string untouched;
        using (var interactions = new WorkerProcess(topics, TaskKind.Interactions))
        using (var customers = new WorkerProcess(topics, TaskKind.Customers))
        {
            WaitFor(topics, "gone", c => c is { Contacts: 1, OpenContacts: ["i-3"] });
            WaitFor(topics, "stays", c => c is { Contacts: 1, OpenContacts: ["i-4"] });
            Eventually.True(() => Live(topics).IsSupersetOf(["i-3", "i-4"]), Deadline, () => $"i-3 and i-4 are live; {string.Join(", ", Live(topics))} are");
            Assert.Equal(4, Compacted(topics).Count(topic => Traces(topics, topic, newestOnly: true).Any()));
            untouched = NewestText(topics, "stays");

            var plan = ErasurePlan.Create(topics.Names, new Dictionary<string, TopicSettings>(StringComparer.Ordinal), TimeSpan.FromDays(14), TimeProvider.System.GetUtcNow());
            var written = await erasure.WriteAsync("gone", plan, topics.Partitions);
            Assert.True(await erasure.WaitAsync(written, Kinds, Deadline, TestContext.Current.CancellationToken));

            AssertGone(topics);
            Assert.DoesNotContain("i-3", Live(topics));
            Assert.Contains("i-4", Live(topics));
            Assert.Equal(untouched, NewestText(topics, "stays"));
            interactions.Kill();
            customers.Kill();
        }

        // Everything about the erased customer here is older than the erasure, and comes after it.
        topics.Send(
        [
            .. Conversations.Of("i-3", "gone", Begin.AddMinutes(1), -0.8, -0.7).Skip(3), .. Conversations.Of("i-4", "stays", Begin.AddMinutes(1), -0.8, -0.7).Skip(3),
            .. Conversations.Of("i-5", "gone", Begin.AddMinutes(2), -0.9, -0.9),
            Outcome("gone", "i-6", Begin.AddMinutes(3), startedAt: Begin), .. Enumerable.Range(0, 8).Select(i => Outcome($"last-{i}", $"l-{i}", Begin, Begin)),
        ]);
        using (var interactions = new WorkerProcess(topics, TaskKind.Interactions))
        using (var customers = new WorkerProcess(topics, TaskKind.Customers))
        {
            WaitFor(topics, "stays", c => c is { Contacts: 2, OpenContacts: [] });
            for (var i = 0; i < 8; i++)
                WaitFor(topics, $"last-{i}", c => c.Contacts == 1);
            AssertGone(topics);
            Assert.DoesNotContain(topics.Read(OutputTopic.Outcomes), r => r.Key is "i-3" or "i-5");

            // The last byte: segments are rolled by new records, then the cleaner takes what is under a tombstone.
            var filler = 0;
            Eventually.True(
                () =>
                {
                    topics.Send([.. Conversations.Of($"f-{filler}", null, Begin.AddMinutes(4), 0.1), .. Fill(filler++)]);
                    return !Compacted(topics).Any(topic => Traces(topics, topic, newestOnly: false).Any());
                },
                Patience,
                () => $"the old values are compacted away; on {string.Join(", ", Compacted(topics).Where(t => Traces(topics, t, newestOnly: false).Any()))} some are left");
            interactions.Kill();
            customers.Kill();
        }
    }

    [Fact]
    public async Task AnErasureThatNoWorkerReads_Waits_AndTakesEffectWhenOneDoes()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        topics.Send(Outcome("c-1", "i-1", Begin, Begin));
        using (var first = CustomerWorker(topics))
        {
            WaitFor(topics, "c-1", c => c.Contacts == 1);
            first.Stop();
        }

        var erasure = new CustomerErasure(Client(topics), topics.Names, TimeSpan.FromSeconds(30));
        var plan = ErasurePlan.Create(topics.Names, new Dictionary<string, TopicSettings>(StringComparer.Ordinal), TimeSpan.FromDays(14), TimeProvider.System.GetUtcNow());
        var written = await erasure.WriteAsync("c-1", plan, topics.Partitions);
        Assert.False(await erasure.WaitAsync(written, [TaskKind.Customers], TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken));
        Assert.NotNull(Newest(topics)["c-1"]);

        using var second = CustomerWorker(topics);
        Assert.True(await erasure.WaitAsync(written, [TaskKind.Customers], Deadline, TestContext.Current.CancellationToken));
        Eventually.True(() => Newest(topics)["c-1"] is null, Deadline, "the tombstone");
        second.Stop();
    }

    [Fact]
    public void Plan_SaysWhenTheLastByteIsGone_AndRemembersAsLongAsAnInputIsKept()
    {
        var time = new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
        var names = new TopicNames("emotion.", "emotionstream");
        var settings = new Dictionary<string, TopicSettings>(StringComparer.Ordinal);
        foreach (var spec in TopicPlan.Create(names, 4).Topics)
        {
            settings[spec.Name] = new(
                spec.CleanupPolicy, null, spec.Settings.TryGetValue("retention.ms", out var ms) ? long.Parse(ms) : null, 86_400_000,
                spec.Settings.TryGetValue("max.compaction.lag.ms", out var lag) ? long.Parse(lag) : null);
        }

        var plan = ErasurePlan.Create(names, settings, TimeSpan.FromDays(14), time);

        // These hold sums over a queue, of nobody in particular.
        string[] queues = ["emotion.queues", "emotionstream-queues-changelog"];
        Assert.Equal(settings.Keys.Except(queues, StringComparer.Ordinal).Order(StringComparer.Ordinal), plan.Topics.Select(t => t.Topic).Order(StringComparer.Ordinal));
        Assert.All(plan.Topics.Where(t => t.Tombstoned), t => Assert.Equal(time.AddDays(1), t.GoneBy));
        Assert.Equal(time.AddDays(8), plan.Topics.Single(t => t.Topic == "emotion.chat-messages").GoneBy);
        Assert.Equal(time.AddDays(31), plan.Topics.Single(t => t.Topic == "emotion.outcomes").GoneBy);
        Assert.Equal(time.AddDays(9), plan.RememberUntil);

        settings["emotion.outcomes"] = new("delete", null, -1);
        settings["emotion.chat-messages"] = new("delete", null, -1);
        var forever = ErasurePlan.Create(names, settings, TimeSpan.FromDays(14), time);
        Assert.Null(forever.Topics.Single(t => t.Topic == "emotion.outcomes").GoneBy);
        Assert.Equal(time.AddDays(3651), forever.RememberUntil);
    }

    private static string[] Compacted(TestTopics topics) =>
    [
        topics.Names.Of(OutputTopic.Customers), topics.Names.Of(OutputTopic.Interactions),
        .. Kinds.Select(kind => WorkerOptions.ChangelogOf(kind.ApplicationOf(topics.Application))),
    ];

    private static async Task MakeEagerAsync(TestTopics topics, string topic)
    {
        (string, string)[] settings =
            [("segment.ms", "500"), ("min.cleanable.dirty.ratio", "0.01"), ("max.compaction.lag.ms", "500"), ("delete.retention.ms", "60000"), ("file.delete.delay.ms", "100")];
        foreach (var (setting, value) in settings)
            await topics.AlterAsync(topic, setting, value);
    }

    // A commit shows in the group's offsets a moment before it does on every topic.
    private static void AssertGone(TestTopics topics) => Eventually.True(
        () => !Compacted(topics).Any(topic => Traces(topics, topic, newestOnly: true).Any()),
        Deadline,
        () => $"nothing is left of the erased customer; there are {string.Join(", ", Compacted(topics).SelectMany(topic => Traces(topics, topic, newestOnly: true)))}");

    /// <summary>Values on a topic, of all or the newest of each key, that are the erased customer's or tell of them.</summary>
    private static IEnumerable<string> Traces(TestTopics topics, string topic, bool newestOnly)
    {
        string[] erased = ["gone", "i-1", "i-3", "i-5", "i-6"];
        var records = topics.Read(topic);
        return (newestOnly ? records.GroupBy(r => r.Key, StringComparer.Ordinal).Select(g => g.Last()) : records)
            .Where(r => r.Value is not null && erased.Any(id => r.Key == id || Encoding.Latin1.GetString(r.Value).Contains(id, StringComparison.Ordinal)))
            .Select(r => $"{topic} {r.Key}");
    }

    private static HashSet<string> Live(TestTopics topics) =>
        [.. topics.Read(OutputTopic.Interactions).GroupBy(r => r.Key, StringComparer.Ordinal).Select(g => g.Last()).Where(r => r.Value is not null).Select(r => r.Key)];

    private static string NewestText(TestTopics topics, string customer) => topics.Read(OutputTopic.Customers).Last(r => r.Key == customer).Text;

    private static IEnumerable<(InputSource Source, string? Key, string Value)> Fill(int number) =>
        Enumerable.Range(0, 4).Select(i => Outcome($"f-{i}", $"f-{number}-{i}", Begin.AddSeconds(number), Begin));

    private static (InputSource Source, string? Key, string Value) Outcome(string customer, string interaction, DateTimeOffset at, DateTimeOffset startedAt) =>
        (InputSource.CustomerEvents, customer, JsonSerializer.Serialize(
            new CustomerEventMessage
            {
                CustomerId = customer, Time = at, Type = CustomerEventType.Outcome, InteractionId = interaction, StartedAt = startedAt,
                Turns = 2, End = 0.1, PeakNegative = 0, Remembered = 0.1,
            },
            ContractJson.Default.CustomerEventMessage));

    private static Dictionary<string, string> Client(TestTopics topics) => new(StringComparer.Ordinal) { ["bootstrap.servers"] = topics.Bootstrap };
}
