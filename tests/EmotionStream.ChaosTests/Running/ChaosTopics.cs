using Confluent.Kafka;
using Confluent.Kafka.Admin;
using EmotionStream.Testing;
using EmotionStream.Verification.Topics;

namespace EmotionStream.ChaosTests.Running;

/// <summary>Creates the topics of an application as docs/kafka.md describes them, and looks at them.</summary>
internal static class ChaosTopics
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <summary>Creates them and waits until all partitions have leaders.</summary>
    /// <param name="bootstrap">The cluster.</param>
    /// <param name="names">Their names.</param>
    /// <param name="partitions">Partitions of each.</param>
    /// <param name="replicas">Replicas of each.</param>
    /// <param name="changelog">Settings of the changelog.</param>
    public static async Task CreateAsync(string bootstrap, TopicNames names, int partitions, short replicas, IReadOnlyDictionary<string, string> changelog)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrap }).SetLogHandler((_, _) => { }).Build();
        string[] all = [.. names.Inputs, .. names.Outputs, names.Changelog];
        await admin.CreateTopicsAsync(all.Select(topic => new TopicSpecification
        {
            Name = topic,
            NumPartitions = partitions,
            ReplicationFactor = replicas,
            Configs = topic == names.Changelog ? new(changelog) { ["cleanup.policy"] = "compact" }
                : new() { ["cleanup.policy"] = topic == names.Interactions ? "compact" : "delete" },
        }));
        foreach (var topic in all)
            TestTopics.WaitPartitions(admin, topic, partitions, Timeout);
    }

    /// <summary>How many records of the inputs the application has committed, and how many there are; null while the cluster can't tell.</summary>
    public static (long Committed, long Written)? Progress(string bootstrap, TopicNames names, int partitions)
    {
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig { BootstrapServers = bootstrap, GroupId = names.Application })
            .SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        try
        {
            var all = names.Inputs.SelectMany(topic => Enumerable.Range(0, partitions).Select(p => new TopicPartition(topic, p))).ToList();
            return (consumer.Committed(all, Timeout).Sum(p => Math.Max(0, p.Offset.Value)), all.Sum(p => consumer.QueryWatermarkOffsets(p, Timeout).High.Value));
        }
        catch (KafkaException)
        {
            return null;
        }
    }

    /// <summary>Whether a transaction of the application stands open: records lie beyond the last stable offset.</summary>
    public static bool HasOpenTransaction(string bootstrap, TopicNames names, int partitions)
    {
        var all = names.Outputs.Append(names.Changelog).SelectMany(topic => Enumerable.Range(0, partitions).Select(p => new TopicPartition(topic, p))).ToList();
        return Ends(bootstrap, all, IsolationLevel.ReadCommitted) < Ends(bootstrap, all, IsolationLevel.ReadUncommitted);
    }

    /// <summary>Of each partition of a topic, how many offsets have been given and how many records are left.</summary>
    public static IReadOnlyList<(long Given, long Left)> Remains(string bootstrap, string topic, int partitions)
    {
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig
        {
            BootstrapServers = bootstrap,
            GroupId = "chaos",
            IsolationLevel = IsolationLevel.ReadUncommitted,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnablePartitionEof = true,
            FetchWaitMaxMs = 20,
        }).SetLogHandler((_, _) => { }).Build();
        var remains = new (long Given, long Left)[partitions];
        consumer.Assign(Enumerable.Range(0, partitions).Select(p => new TopicPartitionOffset(topic, p, Offset.Beginning)));
        for (var reading = partitions; reading > 0;)
        {
            var result = consumer.Consume(Timeout) ?? throw new TimeoutException($"{topic} could not be read.");
            remains[result.Partition.Value].Given = result.Offset;
            if (result.IsPartitionEOF)
                reading--;
            else
                remains[result.Partition.Value].Left++;
        }

        consumer.Close();
        return remains;
    }

    /// <summary>The broker that leads a transactional id's partition of the transaction log, which the id's hash chooses.</summary>
    public static int TransactionCoordinator(string bootstrap, string transactionalId)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrap }).SetLogHandler((_, _) => { }).Build();
        var partitions = admin.GetMetadata("__transaction_state", Timeout).Topics[0].Partitions;
        var hash = 0;
        foreach (var c in transactionalId)
            hash = unchecked((31 * hash) + c);
        return partitions.Single(p => p.PartitionId == (hash & int.MaxValue) % partitions.Count).Leader;
    }

    /// <summary>Waits until every partition has a leader and all its replicas in sync.</summary>
    public static void WaitInSync(string bootstrap, int brokers)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrap }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        Eventually.True(
            () =>
            {
                try
                {
                    var metadata = admin.GetMetadata(Timeout);
                    return metadata.Brokers.Count == brokers
                        && metadata.Topics.TrueForAll(t => t.Partitions.TrueForAll(p => p.Leader >= 0 && p.InSyncReplicas.Length == p.Replicas.Length));
                }
                catch (KafkaException)
                {
                    return false;
                }
            },
            TimeSpan.FromSeconds(60),
            "all replicas are in sync");
    }

    private static long Ends(string bootstrap, List<TopicPartition> partitions, IsolationLevel isolation)
    {
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig { BootstrapServers = bootstrap, GroupId = "chaos", IsolationLevel = isolation })
            .SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        return partitions.Sum(p => consumer.QueryWatermarkOffsets(p, Timeout).High.Value);
    }
}
