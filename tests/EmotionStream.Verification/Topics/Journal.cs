using System.Text;
using Confluent.Kafka;

namespace EmotionStream.Verification.Topics;

/// <summary>All that stands on an application's topics, as a reader of committed records sees it.</summary>
/// <param name="Names">The topics.</param>
/// <param name="Records">Their records by topic, each partition in its order.</param>
public sealed record Journal(TopicNames Names, IReadOnlyDictionary<string, IReadOnlyList<TopicRecord>> Records)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The records of a topic.</summary>
    public IReadOnlyList<TopicRecord> Of(string topic) => Records[topic];

    /// <summary>The same with another content of one topic.</summary>
    public Journal With(string topic, IEnumerable<TopicRecord> records) =>
        this with { Records = new Dictionary<string, IReadOnlyList<TopicRecord>>(Records, StringComparer.Ordinal) { [topic] = [.. records] } };

    /// <summary>Writes every record as a line of text, a file a topic: what a failure is looked into with.</summary>
    /// <param name="folder">Where to.</param>
    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (topic, records) in Records)
            File.WriteAllLines(Path.Combine(folder, topic + ".txt"), records.Select(r => $"{r.Partition}@{r.Offset} {r.Written} {r.KeyText} {r.Text}"));
    }

    /// <summary>Reads everything from the beginning to the end.</summary>
    /// <param name="bootstrap">The cluster.</param>
    /// <param name="names">The topics.</param>
    public static Journal Read(string bootstrap, TopicNames names)
    {
        string[] topics = [.. names.Inputs, .. names.Outputs, names.Changelog];
        using var consumer = new ConsumerBuilder<byte[]?, byte[]?>(new ConsumerConfig
        {
            BootstrapServers = bootstrap,
            GroupId = "verifier",
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            IsolationLevel = IsolationLevel.ReadCommitted,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            FetchWaitMaxMs = 20,
        }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var partitions = topics.SelectMany(topic => admin.GetMetadata(topic, Patience).Topics[0].Partitions
            .Select(p => new TopicPartitionOffset(topic, p.PartitionId, Offset.Beginning))).ToList();
        consumer.Assign(partitions);
        var records = topics.ToDictionary(topic => topic, _ => new List<TopicRecord>(), StringComparer.Ordinal);
        for (var left = partitions.Count; left > 0;)
        {
            var result = consumer.Consume(Patience) ?? throw new TimeoutException($"{left} partitions could not be read to their end.");
            if (result.IsPartitionEOF)
                left--;
            else
                records[result.Topic].Add(ToRecord(result));
        }

        consumer.Close();
        return new Journal(names, records.ToDictionary(
            pair => pair.Key,
            IReadOnlyList<TopicRecord> (pair) => [.. pair.Value.OrderBy(r => r.Partition).ThenBy(r => r.Offset)],
            StringComparer.Ordinal));
    }

    private static TopicRecord ToRecord(ConsumeResult<byte[]?, byte[]?> result) => new(
        result.Topic,
        result.Partition,
        result.Offset,
        result.Message.Key,
        result.Message.Value,
        result.Message.Headers.ToDictionary(h => h.Key, h => Encoding.UTF8.GetString(h.GetValueBytes()), StringComparer.Ordinal),
        result.Message.Timestamp.UnixTimestampMs);
}
