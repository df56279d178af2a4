namespace EmotionStream.Kafka.Topics;

/// <summary>Settings a topic has on the cluster; each is null when the cluster does not tell it.</summary>
/// <param name="CleanupPolicy"><c>cleanup.policy</c>.</param>
/// <param name="MaxMessageBytes"><c>max.message.bytes</c>.</param>
/// <param name="RetentionMs"><c>retention.ms</c>; −1 = for ever.</param>
/// <param name="SegmentMs"><c>segment.ms</c>.</param>
/// <param name="MaxCompactionLagMs"><c>max.compaction.lag.ms</c>.</param>
public sealed record TopicSettings(
    string? CleanupPolicy, int? MaxMessageBytes, long? RetentionMs = null, long? SegmentMs = null, long? MaxCompactionLagMs = null);
