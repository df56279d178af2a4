using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.Kafka.Topics;

/// <summary>What a worker asks of the topics before it starts.</summary>
public static class TopicCheck
{
    /// <summary>What every output must take: the largest dead letter, with room for its headers and the batch around it.</summary>
    public const int MinMessageBytes = DeadLetterHeaders.MaxValueBytes + DeadLetterHeaders.MaxKeyBytes + (16 * 1024);

    /// <summary>Checks that the topics are there and fit together.</summary>
    /// <param name="kind">The kind of task it is to run.</param>
    /// <param name="options">Its settings.</param>
    /// <param name="names">Names.</param>
    /// <param name="counts">Partition counts of the topics there are.</param>
    /// <param name="settings">Settings of the outputs and the changelog, as far as they are known.</param>
    /// <returns>The partition count of the inputs.</returns>
    /// <exception cref="WorkerConfigurationException">They don't fit; the message says what to run.</exception>
    public static int Require(
        TaskKind kind, WorkerOptions options, TopicNames names, IReadOnlyDictionary<string, int> counts, IReadOnlyDictionary<string, TopicSettings> settings)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(settings);
        var (changelog, bootstrap) = (options.Changelog, options.Bootstrap);
        var inputs = kind.Inputs.Select(names.Of).ToList();
        var outputs = kind.OutputsWith(options).Select(names.Of).ToList();
        var missing = inputs.Concat(outputs).Where(t => !counts.ContainsKey(t)).ToList();
        if (missing.Count > 0)
        {
            throw new WorkerConfigurationException(
                $"Topics are missing (or this user may not see them): {string.Join(", ", missing)}. "
                + $"Run: emotionstream topics create --bootstrap {bootstrap}");
        }

        var together = inputs.ToList();
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

        foreach (var topic in outputs)
        {
            if (settings.GetValueOrDefault(topic)?.MaxMessageBytes is { } most && most < MinMessageBytes)
            {
                throw new WorkerConfigurationException(
                    $"{topic} has max.message.bytes={most}: a dead letter may have {MinMessageBytes} with the record's key and headers, and one that the broker refuses "
                    + $"would be tried for ever. Set it to at least {MinMessageBytes} ({Alter(topic, $"max.message.bytes={MinMessageBytes}")}).");
            }
        }

        return counts[inputs[0]];
    }

    private static string Alter(string topic, string setting) => $"kafka-configs --alter --entity-type topics --entity-name {topic} --add-config {setting}";
}
