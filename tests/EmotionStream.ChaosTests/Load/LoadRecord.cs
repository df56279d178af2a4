using EmotionStream.Verification.Topics;

namespace EmotionStream.ChaosTests.Load;

/// <summary>A record to send.</summary>
/// <param name="Source">The topic.</param>
/// <param name="Partition">The partition.</param>
/// <param name="Key">Kafka's key; null for none.</param>
/// <param name="Value">The value; null for none.</param>
/// <param name="SendAt">Its place in the sending order: its event time, or later for what is delayed. Milliseconds since the Unix epoch.</param>
public sealed record LoadRecord(Source Source, int Partition, byte[]? Key, byte[]? Value, long SendAt)
{
    /// <summary>The offset it gets: the number of records before it on its partition.</summary>
    public long Offset { get; set; }
}
