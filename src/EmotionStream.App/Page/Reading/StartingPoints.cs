using Confluent.Kafka;
using EmotionStream.App.Hosting;

namespace EmotionStream.App.Page.Reading;

/// <summary>Finds the partitions of the topics and the offsets to begin at. A topic that is not there yet is waited for.</summary>
/// <param name="client">librdkafka's settings of the cluster.</param>
/// <param name="logger">Logs.</param>
internal sealed class StartingPoints(IEnumerable<KeyValuePair<string, string>> client, ILogger logger)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Finds where to begin.</summary>
    /// <param name="consumer">The consumer that will read.</param>
    /// <param name="topics">Each topic, with the time to begin at; null is its beginning.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    public List<TopicPartitionOffset> Find(IConsumer<string, byte[]> consumer, IEnumerable<(string Topic, DateTimeOffset? From)> topics, CancellationToken cancellation)
    {
        using var admin = new AdminClientBuilder(client).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        var found = new List<TopicPartitionOffset>();
        foreach (var (topic, from) in topics)
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                try
                {
                    var partitions = admin.GetMetadata(topic, Timeout).Topics.Single().Partitions;
                    if (partitions.Count > 0)
                    {
                        found.AddRange(Offsets(consumer, topic, partitions, from));
                        break;
                    }
                }
                catch (KafkaException problem)
                {
                    logger.PageReaderTrouble(problem.Error.Reason);
                }

                cancellation.WaitHandle.WaitOne(Pause);
            }
        }

        return found;
    }

    private static IEnumerable<TopicPartitionOffset> Offsets(IConsumer<string, byte[]> consumer, string topic, List<PartitionMetadata> partitions, DateTimeOffset? from)
    {
        if (from is not { } time)
            return partitions.Select(partition => new TopicPartitionOffset(topic, partition.PartitionId, Offset.Beginning));
        var asked = partitions.Select(partition => new TopicPartitionTimestamp(topic, partition.PartitionId, new Timestamp(time)));
        return consumer.OffsetsForTimes(asked, Timeout);
    }
}
