using Confluent.Kafka;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Worker;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Worker;

/// <summary>Two producers with one transactional id.</summary>
public class FencingTests(KafkaFixture kafka)
{
    [Fact]
    public async Task Zombie_WithTheSameTransactionalId_IsFencedAndItsRecordsAreNeverSeen()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        using var zombie = Zombie(topics);
        zombie.InitTransactions(Deadline);
        zombie.BeginTransaction();
        zombie.Produce(topics.Names.Of(OutputTopic.Outcomes), new() { Key = "zombie", Value = "from the grave" });
        zombie.Flush(Deadline);

        topics.Send(Conversations.Make(20, 3, Begin));
        using var worker = new WorkerHost(Options(topics));
        WaitOutcomes(topics, 20);
        var refused = Assert.ThrowsAny<KafkaException>(() => zombie.CommitTransaction(Deadline));
        worker.Stop();

        Assert.Equal(Remedy.Rebuild, TransactionErrors.Classify(refused, TransactionStep.Commit));
        Assert.True(TransactionErrors.IsFenced(refused.Error.Code), refused.Error.ToString());
        Assert.DoesNotContain("zombie", OutcomesByKey(topics).Keys);
    }

    [Fact]
    public async Task Worker_FencedOnce_RebuildsAndLosesNothing()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        using var worker = new WorkerHost(Options(topics));
        topics.Send(Conversations.Make(50, 4, Begin));
        topics.WaitCommitted(50 * Conversations.RecordsOf(4));

        using (var other = Zombie(topics))
            other.InitTransactions(Deadline);
        topics.Send(Conversations.Make(50, 4, Begin, first: 50));
        WaitOutcomes(topics, 100);
        worker.Stop();

        Assert.NotEmpty(worker.Rebuilds);
        Assert.Equal(100, OutcomesByKey(topics).Count);
        Assert.Equal(100 * Conversations.RecordsOf(4), await topics.CommittedAsync());
    }

    [Fact]
    public async Task Worker_FencedAgainAndAgain_StopsAndNamesTheOrdinal()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        using var worker = new WorkerHost(Options(topics));
        for (var n = 1; n <= 3; n++)
        {
            topics.Send(Conversations.Make(10, 2, Begin, first: n * 100));
            Eventually.True(() => worker.CommittedRecords >= n * 10 * Conversations.RecordsOf(2), Deadline, "the worker commits");
            using (var other = Zombie(topics))
                other.InitTransactions(Deadline);
        }

        Assert.Contains("Ordinal", Assert.IsType<WorkerConfigurationException>(worker.WaitEnd(Deadline)).Message, StringComparison.Ordinal);
    }

    private static IProducer<string, string> Zombie(TestTopics topics) => new ProducerBuilder<string, string>(new ProducerConfig
    {
        BootstrapServers = topics.Bootstrap, TransactionalId = Options(topics).TransactionalId, TransactionTimeoutMs = 60_000,
    }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
}
