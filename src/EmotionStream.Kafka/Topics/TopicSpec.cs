namespace EmotionStream.Kafka.Topics;

/// <summary>A topic as it should be.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Partitions">How many partitions.</param>
/// <param name="Settings">Settings other than the broker's defaults.</param>
public sealed record TopicSpec(string Name, TopicRole Role, int Partitions, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>The cleanup policy, <c>compact</c> or <c>delete</c>.</summary>
    public string CleanupPolicy => Settings["cleanup.policy"];

    /// <summary>How long records are kept, for a person; <c>newest of each key</c> when compacted.</summary>
    public string Keeps => Settings.TryGetValue("retention.ms", out var ms)
        ? $"{TimeSpan.FromMilliseconds(long.Parse(ms)).TotalDays:0} days"
        : "newest of each key";
}
