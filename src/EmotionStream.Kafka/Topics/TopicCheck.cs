using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.Kafka.Topics;

/// <summary>What a worker asks of the topics before it starts.</summary>
public static class TopicCheck
{
    /// <summary>Checks that the topics are there and fit together.</summary>
    /// <param name="names">Names.</param>
    /// <param name="counts">Partition counts of the topics there are.</param>
    /// <param name="changelogPolicy">Cleanup policy of the changelog; null when it is not known.</param>
    /// <param name="changelog">Whether the changelog is used.</param>
    /// <param name="bootstrap">For the command to run.</param>
    /// <returns>The partition count of the inputs.</returns>
    /// <exception cref="WorkerConfigurationException">They don't fit; the message says what to run.</exception>
    public static int Require(TopicNames names, IReadOnlyDictionary<string, int> counts, string? changelogPolicy, bool changelog, string bootstrap)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(counts);
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

        if (changelog && changelogPolicy is not null && !changelogPolicy.Contains("compact", StringComparison.Ordinal))
        {
            throw new WorkerConfigurationException(
                $"{names.Of(OutputTopic.Changelog)} has cleanup.policy={changelogPolicy}: state would be deleted with age. Set it to compact "
                + $"(kafka-configs --alter --entity-type topics --entity-name {names.Of(OutputTopic.Changelog)} --add-config cleanup.policy=compact).");
        }

        return counts[names.Inputs[0]];
    }
}
