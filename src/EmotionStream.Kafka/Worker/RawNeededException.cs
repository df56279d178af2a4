namespace EmotionStream.Kafka.Worker;

/// <summary>The graph rejects a record whose bytes were not kept: it must be read again with them.</summary>
internal sealed class RawNeededException : Exception
{
    public RawNeededException()
        : base("The record's bytes were not kept.")
    {
    }
}
