namespace EmotionStream.Kafka.Worker;

/// <summary>What one poll gave.</summary>
internal enum Polled : byte
{
    /// <summary>Nothing within the wait.</summary>
    Nothing,

    /// <summary>A record was taken.</summary>
    Record,

    /// <summary>Something else: the end of a partition, an error that passes.</summary>
    Event,
}
