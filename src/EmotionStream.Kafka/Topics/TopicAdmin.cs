using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace EmotionStream.Kafka.Topics;

/// <summary>Looks at the topics of a cluster and creates missing ones. It never changes or deletes one that exists.</summary>
/// <param name="client">The client; not disposed here.</param>
/// <param name="timeout">Bound of each request.</param>
public sealed class TopicAdmin(IAdminClient client, TimeSpan timeout)
{
    /// <summary>Partition counts of every topic the user may see.</summary>
    /// <exception cref="KafkaException">The cluster does not answer.</exception>
    public IReadOnlyDictionary<string, int> PartitionCounts() => client.GetMetadata(timeout).Topics
        .Where(t => t.Error.Code == ErrorCode.NoError)
        .ToDictionary(t => t.Topic, t => t.Partitions.Count, StringComparer.Ordinal);

    /// <summary>Compares a plan with the cluster.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="KafkaException">The cluster does not answer.</exception>
    public async Task<IReadOnlyList<TopicState>> InspectAsync(TopicPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var counts = PartitionCounts();
        var settings = await SettingsAsync([.. plan.Topics.Select(t => t.Name).Where(counts.ContainsKey)]);
        return [.. plan.Topics.Select(t => new TopicState(
            t, counts.TryGetValue(t.Name, out var n) ? n : null, settings.GetValueOrDefault(t.Name)?.CleanupPolicy))];
    }

    /// <summary>Creates topics with the broker's default replication factor.</summary>
    /// <param name="topics">The topics.</param>
    /// <param name="replication">Replication factor; null for the broker's default.</param>
    /// <exception cref="CreateTopicsException">Some could not be created; <c>Results</c> says why.</exception>
    public async Task CreateAsync(IReadOnlyCollection<TopicSpec> topics, short? replication = null)
    {
        ArgumentNullException.ThrowIfNull(topics);
        if (topics.Count == 0)
            return;
        await client.CreateTopicsAsync(
            topics.Select(t => new TopicSpecification
            {
                Name = t.Name,
                NumPartitions = t.Partitions,
                ReplicationFactor = replication ?? -1,
                Configs = new Dictionary<string, string>(t.Settings, StringComparer.Ordinal),
            }),
            new CreateTopicsOptions { RequestTimeout = timeout, OperationTimeout = timeout });
    }

    /// <summary>Settings of topics that exist; those that can't be read are left out.</summary>
    /// <param name="topics">The topics.</param>
    public async Task<IReadOnlyDictionary<string, TopicSettings>> SettingsAsync(IReadOnlyCollection<string> topics)
    {
        ArgumentNullException.ThrowIfNull(topics);
        var settings = new Dictionary<string, TopicSettings>(StringComparer.Ordinal);
        if (topics.Count == 0)
            return settings;
        try
        {
            var results = await client.DescribeConfigsAsync(
                topics.Select(t => new ConfigResource { Type = ResourceType.Topic, Name = t }), new DescribeConfigsOptions { RequestTimeout = timeout });
            foreach (var result in results)
                settings[result.ConfigResource.Name] = Read(result.Entries);
        }
        catch (DescribeConfigsException e)
        {
            foreach (var result in e.Results.Where(r => r.Error.Code == ErrorCode.NoError))
                settings[result.ConfigResource.Name] = Read(result.Entries);
        }
        catch (KafkaException)
        {
            // No right to read settings, or a broker that does not serve the request: the counts are still checked.
        }

        return settings;
    }

    private static TopicSettings Read(Dictionary<string, ConfigEntryResult> entries) => new(
        entries.GetValueOrDefault("cleanup.policy")?.Value,
        int.TryParse(entries.GetValueOrDefault("max.message.bytes")?.Value, CultureInfo.InvariantCulture, out var bytes) ? bytes : null,
        Number(entries, "retention.ms"),
        Number(entries, "segment.ms"),
        Number(entries, "max.compaction.lag.ms"));

    private static long? Number(Dictionary<string, ConfigEntryResult> entries, string setting) =>
        long.TryParse(entries.GetValueOrDefault(setting)?.Value, CultureInfo.InvariantCulture, out var number) ? number : null;
}
