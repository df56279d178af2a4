namespace EmotionStream.Kafka.Topics;

/// <summary>A topic of the plan beside what the cluster has.</summary>
/// <param name="Spec">As it should be.</param>
/// <param name="Partitions">Partitions there are; null when the topic is missing.</param>
/// <param name="CleanupPolicy">Cleanup policy there is; null when it could not be read.</param>
public sealed record TopicState(TopicSpec Spec, int? Partitions, string? CleanupPolicy)
{
    /// <summary>Whether the cluster has it.</summary>
    public bool Exists => Partitions is not null;

    /// <summary>What differs, for a person; empty when it fits.</summary>
    public IReadOnlyList<string> Differences { get; } = Compare(Spec, Partitions, CleanupPolicy);

    private static List<string> Compare(TopicSpec spec, int? partitions, string? policy)
    {
        if (partitions is null)
            return ["missing"];
        var differences = new List<string>();
        if (partitions != spec.Partitions)
            differences.Add($"has {partitions} partitions, not {spec.Partitions}");
        if (policy is not null && !string.Equals(policy, spec.CleanupPolicy, StringComparison.Ordinal))
            differences.Add($"cleanup.policy is {policy}, not {spec.CleanupPolicy}");
        return differences;
    }
}
