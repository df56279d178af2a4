using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Worker;

/// <summary>Where an input record stands.</summary>
/// <param name="Source">The topic.</param>
/// <param name="Partition">The partition.</param>
/// <param name="Offset">The offset.</param>
internal readonly record struct RecordPosition(InputSource Source, int Partition, long Offset);
