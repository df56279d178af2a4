using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Contracts;

/// <summary>Bounds of what the decoder accepts.</summary>
public sealed class DecoderLimits
{
    /// <summary>Longest id or label (interaction, customer, agent, queue, alert …) in bytes of UTF-8.</summary>
    public const int MaxIdBytes = KeyedRecord.MaxKeyBytes;

    /// <summary>
    /// Characters of a text that are kept; the rest is dropped, not refused: a pasted log of a megabyte is still a customer's turn.
    /// </summary>
    public const int MaxTextLength = 4_096;

    /// <summary>Longest audio window in milliseconds.</summary>
    public const int MaxWindowMs = 3_600_000;

    /// <summary>Earliest event time, 2000-01-01, milliseconds since the Unix epoch.</summary>
    public const long MinTime = 946_684_800_000;

    /// <summary>How far in the future of the wall clock an event time may be.</summary>
    public TimeSpan MaxFuture { get; init; } = TimeSpan.FromHours(1);
}
