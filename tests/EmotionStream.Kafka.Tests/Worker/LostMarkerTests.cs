using Confluent.Kafka;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Worker;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Worker;

/// <summary>The cluster lost the marker of a transaction, so that partitions can't be read past its records (Kafka 4.3.1 after a hard kill of the only broker).</summary>
public class LostMarkerTests(KafkaFixture kafka)
{
    private const int Turns = 5;

    [Fact]
    public async Task CommitMarker_LostOnTheChangelog_IsMadeUpAndNothingComesTwice()
    {
        await using var own = await kafka.StartOwnAsync();
        using var topics = await HalfDoneAsync(own.Bootstrap);
        await own.StopAsync(kill: true);
        Assert.Equal(1, own.LoseLastMarkers(topics.Names.Of(OutputTopic.Changelog)));
        await own.UpAsync();

        var worker = Finish(topics);

        Assert.Single(worker.Log.Lines, l => l.Contains("committing it", StringComparison.Ordinal));
        Assert.Empty(worker.LostCommits);
        AssertAllOnce(topics);
    }

    [Fact]
    public async Task AbortMarker_LostOnChangelogAndOutput_TakesTheRecordsBack()
    {
        await using var own = await kafka.StartOwnAsync();
        using var topics = await HalfDoneAsync(own.Bootstrap);
        Abort(topics, OutputTopic.Changelog, OutputTopic.Outcomes);
        await own.StopAsync(kill: true);
        Assert.Equal(1, own.LoseLastMarkers(topics.Names.Of(OutputTopic.Changelog)));
        Assert.Equal(1, own.LoseLastMarkers(topics.Names.Of(OutputTopic.Outcomes)));
        await own.UpAsync();

        var worker = Finish(topics);

        Assert.Single(worker.Log.Lines, l => l.Contains("aborting it", StringComparison.Ordinal));
        AssertAllOnce(topics);
    }

    [Fact]
    public async Task CommitMarker_LostOnTheGroupsOffsets_LeavesTheStateToSayWhereToReadOn()
    {
        await using var own = await kafka.StartOwnAsync();
        using var topics = await HalfDoneAsync(own.Bootstrap);
        await own.StopAsync(kill: true);
        Assert.Equal(1, own.LoseLastMarkers("__consumer_offsets"));
        await own.UpAsync();

        Finish(topics);

        AssertAllOnce(topics);
    }

    [Fact]
    public async Task Transaction_OfAStrangerLeftOpen_IsWaitedForAndSaid()
    {
        using var topics = await HalfDoneAsync(kafka.Bootstrap);
        using var stranger = Producer(topics, "stranger", TimeSpan.FromMinutes(5));
        stranger.BeginTransaction();
        stranger.Produce(new TopicPartition(topics.Names.Of(OutputTopic.Changelog), 0), new() { Key = [1], Value = [1] });
        stranger.Flush(Deadline);

        var options = Options(topics);
        options.TransactionTimeout = TimeSpan.FromSeconds(1);
        using var worker = new WorkerHost(options);
        Eventually.True(
            () => worker.States.Any(s => s.State == WorkerState.Paused && s.Reason!.Contains("open transaction", StringComparison.Ordinal)), Deadline, "the worker says what it waits for");
        stranger.AbortTransaction(Deadline);
        topics.Send(Rest.Skip(1));
        WaitOutcomes(topics, 100);
        worker.Stop();

        AssertAllOnce(topics);
    }

    private static IEnumerable<(InputSource Source, string? Key, string Value)> Rest => Conversations.Make(50, Turns, Begin, first: 50);

    /// <summary>A worker that closed the first fifty of a hundred interactions, took the first record of the next, and stopped.</summary>
    private static async Task<TestTopics> HalfDoneAsync(string bootstrap)
    {
        var topics = await TestTopics.CreateAsync(bootstrap, partitions: 1);
        topics.Send(Conversations.Make(50, Turns, Begin));
        using var worker = new WorkerHost(Options(topics));
        WaitOutcomes(topics, 50);
        topics.Send(Rest.First());
        topics.WaitCommitted((50 * Conversations.RecordsOf(Turns)) + 1);
        worker.Stop();
        return topics;
    }

    private static WorkerHost Finish(TestTopics topics)
    {
        topics.Send(Rest.Skip(1));
        using var worker = new WorkerHost(Options(topics));
        WaitOutcomes(topics, 100);
        worker.Stop();
        return worker;
    }

    /// <summary>What the worker's own producer id wrote and aborted.</summary>
    private static void Abort(TestTopics topics, params ReadOnlySpan<OutputTopic> outputs)
    {
        using var producer = Producer(topics, Options(topics).TransactionalId, TimeSpan.FromSeconds(10));
        producer.BeginTransaction();
        foreach (var output in outputs)
            producer.Produce(new TopicPartition(topics.Names.Of(output), 0), new() { Key = "aborted"u8.ToArray(), Value = "aborted"u8.ToArray() });
        producer.Flush(Deadline);
        producer.AbortTransaction(Deadline);
    }

    private static IProducer<byte[], byte[]> Producer(TestTopics topics, string transactionalId, TimeSpan timeout)
    {
        var producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig
        {
            BootstrapServers = topics.Bootstrap, TransactionalId = transactionalId, TransactionTimeoutMs = (int)timeout.TotalMilliseconds,
        }).Build();
        producer.InitTransactions(Deadline);
        return producer;
    }

    private static void AssertAllOnce(TestTopics topics)
    {
        Assert.Equal(100, OutcomesByKey(topics).Count);
        var alerts = topics.Read(OutputTopic.Alerts).Select(r => r.Text).ToList();
        Assert.Equal(alerts.Distinct(StringComparer.Ordinal), alerts);
    }
}
