namespace EmotionStream.Kafka.Topics;

/// <summary>Settings a topic has on the cluster; each is null when the cluster does not tell it.</summary>
/// <param name="CleanupPolicy"><c>cleanup.policy</c>.</param>
/// <param name="MaxMessageBytes"><c>max.message.bytes</c>.</param>
public sealed record TopicSettings(string? CleanupPolicy, int? MaxMessageBytes);
