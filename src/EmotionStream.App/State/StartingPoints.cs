using Confluent.Kafka;

namespace EmotionStream.App.State;

/// <summary>
/// Finds the partitions of topics and the offsets to begin at. A topic that is not there yet and a cluster that does not answer are waited for: whatever fails is asked again.
/// </summary>
/// <param name="client">librdkafka's settings of the cluster.</param>
/// <param name="trouble">Told what the cluster answered when it could not be asked.</param>
internal sealed class StartingPoints(IEnumerable<KeyValuePair<string, string>> client, Action<string> trouble)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Finds where to begin.</summary>
    /// <param name="consumer">The consumer that will read.</param>
    /// <param name="topics">Each topic, with where to begin.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    public List<TopicPartitionOffset> Find<TKey>(IConsumer<TKey, byte[]> consumer, IEnumerable<(string Topic, StartingPoint From)> topics, CancellationToken cancellation)
    {
        using var admin = new AdminClientBuilder(client).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        var found = new List<TopicPartitionOffset>();
        foreach (var (topic, from) in topics)
        {
            List<TopicPartitionOffset> offsets;
            while ((offsets = Ask(admin, consumer, topic, from)).Count == 0)
            {
                cancellation.WaitHandle.WaitOne(Pause);
                cancellation.ThrowIfCancellationRequested();
            }

            found.AddRange(offsets);
        }

        return found;
    }

    private List<TopicPartitionOffset> Ask<TKey>(IAdminClient admin, IConsumer<TKey, byte[]> consumer, string topic, StartingPoint from)
    {
        try
        {
            var partitions = admin.GetMetadata(topic, Timeout).Topics.Single().Partitions.Select(partition => new TopicPartition(topic, partition.PartitionId)).ToList();
            if (partitions.Count == 0 || from.Time is not { } time)
                return [.. partitions.Select(partition => new TopicPartitionOffset(partition, from.Offset))];
            return consumer.OffsetsForTimes(partitions.Select(partition => new TopicPartitionTimestamp(partition, new Timestamp(time))), Timeout);
        }
        catch (KafkaException problem)
        {
            trouble(problem.Error.Reason);
            return [];
        }
    }
}
