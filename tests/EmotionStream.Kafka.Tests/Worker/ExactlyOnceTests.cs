using System.Text.Json;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Worker;

/// <summary>The task loop on a real Kafka.</summary>
public class ExactlyOnceTests(KafkaFixture kafka)
{
    [Fact]
    public async Task Worker_OnAllFourTopics_PublishesOneOutcomeAnInteraction()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        topics.Send(Conversations.Make(200, 6, Begin));
        using var worker = new WorkerHost(Options(topics));
        WaitOutcomes(topics, 200);
        worker.Stop();

        Assert.Equal(200 * Conversations.RecordsOf(6), await topics.CommittedAsync());
        Assert.Equal(200, OutcomesByKey(topics).Count);
        Assert.Empty(topics.Read(OutputTopic.DeadLetters));
        Assert.NotEmpty(topics.Read(OutputTopic.Alerts));
        var live = topics.Read(OutputTopic.Interactions);
        Assert.Equal(200, live.GroupBy(r => r.Key).Count(g => g.Last().Value is null));
        Assert.All(live.Where(r => r.Value is not null), r => Assert.NotNull(JsonSerializer.Deserialize(r.Value!, ContractJson.Default.InteractionMessage)));
    }

    [Fact]
    public async Task Worker_Restarted_ContinuesFromTheChangelog()
    {
        using var whole = await TestTopics.CreateAsync(kafka.Bootstrap);
        whole.Send(Conversations.Make(100, 6, Begin));
        using (var worker = new WorkerHost(Options(whole)))
        {
            WaitOutcomes(whole, 100);
            worker.Stop();
        }

        using var parts = await TestTopics.CreateAsync(kafka.Bootstrap);
        var records = Conversations.Make(100, 6, Begin).ToList();
        for (var part = 0; part < 5; part++)
        {
            var chunk = records.Skip(part * records.Count / 5).Take(((part + 1) * records.Count / 5) - (part * records.Count / 5));
            parts.Send(chunk);
            using var worker = new WorkerHost(Options(parts));
            parts.WaitCommitted((part + 1) * records.Count / 5);
            if (part == 4)
                WaitOutcomes(parts, 100);
            worker.Stop();
        }

        Assert.Equal(OutcomesByKey(whole), OutcomesByKey(parts));
    }

    [Fact]
    public async Task TwoWorkers_JoiningAndLeaving_LoseAndDoubleNothing()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap, partitions: 4);
        using var first = new WorkerHost(Options(topics));
        topics.Send(Conversations.Make(100, 6, Begin));
        Eventually.True(() => first.CommittedRecords > 0, Deadline, "the first worker commits");
        using (var second = new WorkerHost(Options(topics, ordinal: 1)))
        {
            Eventually.True(() => first.Partitions.Count == 2 && second.Partitions.Count == 2, Deadline, "each worker has two partitions");
            topics.Send(Conversations.Make(100, 6, Begin, first: 100));
            Eventually.True(() => second.CommittedRecords > 0, Deadline, "the second worker commits");
            second.Stop();
        }

        Eventually.True(() => first.Partitions.Count == 4, Deadline, "the first worker has all partitions again");
        topics.Send(Conversations.Make(100, 6, Begin, first: 200));
        WaitOutcomes(topics, 300);
        first.Stop();

        Assert.Equal(300 * Conversations.RecordsOf(6), await topics.CommittedAsync());
        Assert.Equal(300, OutcomesByKey(topics).Count);
    }
}
