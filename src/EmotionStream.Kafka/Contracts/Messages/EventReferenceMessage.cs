using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>Points to the input record a number comes from; the partition is that of the message.</summary>
/// <param name="Time">Event time.</param>
/// <param name="Source">The topic.</param>
/// <param name="Offset">The offset.</param>
public sealed record EventReferenceMessage(DateTimeOffset Time, InputSource Source, long Offset);
