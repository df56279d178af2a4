using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.Kafka.Topics;

/// <summary>What a worker asks of the topics before it starts.</summary>
public static class TopicCheck
{
    /// <summary>What every output must take: the largest dead letter, with room for its headers and the batch around it.</summary>
    public const int MinMessageBytes = DeadLetterHeaders.MaxValueBytes + DeadLetterHeaders.MaxKeyBytes + (16 * 1024);

    /// <summary>Checks that the topics are there and fit together.</summary>
    /// <param name="names">Names.</param>
    /// <param name="counts">Partition counts of the topics there are.</param>
    /// <param name="settings">Settings of the outputs and the changelog, as far as they are known.</param>
    /// <param name="changelog">Whether the changelog is used.</param>
    /// <param name="bootstrap">For the command to run.</param>
    /// <returns>The partition count of the inputs.</returns>
    /// <exception cref="WorkerConfigurationException">They don't fit; the message says what to run.</exception>
    public static int Require(TopicNames names, IReadOnlyDictionary<string, int> counts, IReadOnlyDictionary<string, TopicSettings> settings, bool changelog, string bootstrap)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(settings);
        var needed = names.Inputs.Concat(names.Outputs.Where((_, i) => changelog || i != (int)OutputTopic.Changelog)).ToList();
        var missing = needed.Where(t => !counts.ContainsKey(t)).ToList();
        if (missing.Count > 0)
        {
            throw new WorkerConfigurationException(
                $"Topics are missing (or this user may not see them): {string.Join(", ", missing)}. "
                + $"Run: emotionstream topics create --bootstrap {bootstrap}");
        }

        var together = names.Inputs.ToList();
        if (changelog)
            together.Add(names.Of(OutputTopic.Changelog));
        if (together.Select(t => counts[t]).Distinct().Count() > 1)
        {
            throw new WorkerConfigurationException(
                "All input topics and the changelog must have the same partition count, as a task reads one partition number of each. There are: "
                + $"{string.Join(", ", together.Select(t => $"{t} {counts[t]}"))}. Delete and create the odd ones, or use other names; "
                + $"see: emotionstream topics check --bootstrap {bootstrap}");
        }

        if (changelog && settings.GetValueOrDefault(names.Of(OutputTopic.Changelog))?.CleanupPolicy is { } policy && !policy.Contains("compact", StringComparison.Ordinal))
        {
            throw new WorkerConfigurationException(
                $"{names.Of(OutputTopic.Changelog)} has cleanup.policy={policy}: state would be deleted with age. Set it to compact "
                + $"({Alter(names.Of(OutputTopic.Changelog), "cleanup.policy=compact")}).");
        }

        foreach (var topic in names.Outputs)
        {
            if (settings.GetValueOrDefault(topic)?.MaxMessageBytes is { } most && most < MinMessageBytes)
            {
                throw new WorkerConfigurationException(
                    $"{topic} has max.message.bytes={most}: a dead letter may have {MinMessageBytes} with the record's key and headers, and one that the broker refuses "
                    + $"would be tried for ever. Set it to at least {MinMessageBytes} ({Alter(topic, $"max.message.bytes={MinMessageBytes}")}).");
            }
        }

        return counts[names.Inputs[0]];
    }

    private static string Alter(string topic, string setting) => $"kafka-configs --alter --entity-type topics --entity-name {topic} --add-config {setting}";
}
