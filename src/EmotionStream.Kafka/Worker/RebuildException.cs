namespace EmotionStream.Kafka.Worker;

/// <summary>The session can't go on: producer, consumer and all state must be rebuilt.</summary>
internal sealed class RebuildException : Exception
{
    public RebuildException(string reason, Exception? inner = null, bool fenced = false)
        : base(reason, inner) => IsFenced = fenced;

    /// <summary>Whether another producer with the same transactional id took over.</summary>
    public bool IsFenced { get; }
}
