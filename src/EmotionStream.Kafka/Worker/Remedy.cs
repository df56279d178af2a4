namespace EmotionStream.Kafka.Worker;

/// <summary>What to do about a failed transactional call.</summary>
internal enum Remedy : byte
{
    /// <summary>The same call again, a bounded time.</summary>
    RetryCall,

    /// <summary>The local queue is full: let it drain, then the same call again.</summary>
    WaitForQueue,

    /// <summary>Abort, undo the in-memory writes, rewind to the last commit and go on.</summary>
    Abort,

    /// <summary>Dispose of the producer, drop all state, initialise and restore.</summary>
    Rebuild,

    /// <summary>Nothing will help but a person: stop with the message.</summary>
    Stop,
}
