namespace EmotionStream.Kafka.Erasure;

/// <summary>What an erasure does to one topic.</summary>
/// <param name="Topic">Its name.</param>
/// <param name="Holds">What of a customer stands on it.</param>
/// <param name="Tombstoned">Whether the customer's keys get tombstones, at once; else what is there goes with the topic's retention.</param>
/// <param name="GoneBy">When the last byte is gone from the brokers' disks; null when the cluster sets no bound.</param>
public sealed record ErasedTopic(string Topic, string Holds, bool Tombstoned, DateTimeOffset? GoneBy);
