using Confluent.Kafka;
using EmotionStream.App.CommandLine;

namespace EmotionStream.App.Reports;

/// <summary>A topic of a Kafka from its beginning to the end it had when it was asked. Nothing is committed and no consumer group is joined.</summary>
internal static class TopicValues
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Reads the values of committed records, partition by partition.</summary>
    /// <param name="client">librdkafka's settings of the cluster.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="CommandException">The cluster is away, or has no such topic.</exception>
    public static IReadOnlyList<byte[]> Read(IEnumerable<KeyValuePair<string, string>> client, string topic, CancellationToken cancellation)
    {
        var config = new ConsumerConfig(client.ToDictionary(StringComparer.OrdinalIgnoreCase))
        {
            GroupId = "emotionstream-report",
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            IsolationLevel = IsolationLevel.ReadCommitted,
        };
        try
        {
            using var admin = new AdminClientBuilder(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
            var found = admin.GetMetadata(topic, Patience).Topics.SingleOrDefault(static known => !known.Error.IsError)
                ?? throw new CommandException($"Kafka at {config.BootstrapServers} has no topic {topic}. Run: emotionstream topics create --bootstrap {config.BootstrapServers}");
            using var consumer = new ConsumerBuilder<Ignore, byte[]>(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
            consumer.Assign(found.Partitions.Select(partition => new TopicPartitionOffset(topic, partition.PartitionId, Offset.Beginning)));
            return ReadToEnd(consumer, topic, found.Partitions.Count, cancellation);
        }
        catch (KafkaException problem)
        {
            throw new CommandException($"Kafka at {config.BootstrapServers}: {problem.Error.Reason}");
        }
    }

    private static List<byte[]> ReadToEnd(IConsumer<Ignore, byte[]> consumer, string topic, int partitions, CancellationToken cancellation)
    {
        var values = new List<byte[]>();
        for (var left = partitions; left > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            var result = consumer.Consume(Patience) ?? throw new CommandException($"Kafka sends nothing of {topic} within {Patience.TotalSeconds:0} seconds.");
            if (result.IsPartitionEOF)
                left--;
            else if (result.Message.Value is { } value)
                values.Add(value);
        }

        consumer.Close();
        return values;
    }
}
