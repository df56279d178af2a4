using Confluent.Kafka;
using EmotionStream.App.CommandLine;

namespace EmotionStream.App.Backtest;

/// <summary>Reads what stands on topics of a Kafka, committed records only. Nothing is committed and no consumer group is joined.</summary>
internal sealed class RecordedTopics
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ConsumerConfig _config;

    /// <summary>Makes a reader.</summary>
    /// <param name="client">librdkafka's settings of the cluster.</param>
    public RecordedTopics(IEnumerable<KeyValuePair<string, string>> client) => _config = new ConsumerConfig(client.ToDictionary(StringComparer.OrdinalIgnoreCase))
    {
        GroupId = "emotionstream-backtest",
        EnableAutoCommit = false,
        EnablePartitionEof = true,
        IsolationLevel = IsolationLevel.ReadCommitted,
    };

    /// <summary>Where the cluster is, for messages.</summary>
    public string Bootstrap => _config.BootstrapServers;

    /// <summary>Where each partition of a topic begins and ends now.</summary>
    /// <param name="topic">The topic.</param>
    /// <returns>By partition number; empty when there is no such topic.</returns>
    /// <exception cref="CommandException">The cluster is away.</exception>
    public IReadOnlyDictionary<int, (long Low, long High)> Bounds(string topic)
    {
        try
        {
            using var admin = new AdminClientBuilder(_config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
            using var consumer = Build();
            var found = admin.GetMetadata(topic, Patience).Topics.SingleOrDefault(one => !one.Error.IsError);
            return (found?.Partitions ?? []).ToDictionary(static one => one.PartitionId, one => Ends(consumer, new(topic, one.PartitionId)));
        }
        catch (KafkaException problem)
        {
            throw new CommandException($"Kafka at {Bootstrap}: {problem.Error.Reason}");
        }
    }

    /// <summary>The records of a partition, from one offset up to another.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="bounds">From and up to where.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="CommandException">The cluster is away.</exception>
    public IEnumerable<ConsumeResult<byte[], byte[]>> Read(string topic, int partition, (long Low, long High) bounds, CancellationToken cancellation)
    {
        if (bounds.Low >= bounds.High)
            yield break;
        using var consumer = Build();
        consumer.Assign(new TopicPartitionOffset(topic, partition, bounds.Low));
        while (true)
        {
            var result = Next(consumer, topic, partition, cancellation);
            if (result.IsPartitionEOF || result.Offset.Value >= bounds.High)
                break;
            yield return result;
            if (result.Offset.Value + 1 >= bounds.High)
                break;
        }

        consumer.Close();
    }

    private static (long Low, long High) Ends(IConsumer<byte[], byte[]> consumer, TopicPartition partition)
    {
        var bounds = consumer.QueryWatermarkOffsets(partition, Patience);
        return (bounds.Low.Value, bounds.High.Value);
    }

    private ConsumeResult<byte[], byte[]> Next(IConsumer<byte[], byte[]> consumer, string topic, int partition, CancellationToken cancellation)
    {
        try
        {
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            bound.CancelAfter(Patience);
            return consumer.Consume(bound.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandException($"Kafka at {Bootstrap} sends nothing of {topic} partition {partition} within {Patience.TotalSeconds:0} seconds.");
        }
        catch (ConsumeException problem)
        {
            throw new CommandException($"Kafka at {Bootstrap}: {problem.Error.Reason}");
        }
    }

    private IConsumer<byte[], byte[]> Build() =>
        new ConsumerBuilder<byte[], byte[]>(_config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
}
