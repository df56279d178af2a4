namespace EmotionStream.Kafka.Worker;

/// <summary>The graph threw on a record.</summary>
/// <param name="at">The record.</param>
/// <param name="inner">What it threw.</param>
internal sealed class PoisonException(RecordPosition at, Exception inner) : Exception("The graph threw on a record.", inner)
{
    /// <summary>The record.</summary>
    public RecordPosition At { get; } = at;
}
