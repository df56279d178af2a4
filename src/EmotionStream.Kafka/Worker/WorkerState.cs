namespace EmotionStream.Kafka.Worker;

/// <summary>What a worker is doing; <see cref="Running"/> is the only state in which it is ready.</summary>
public enum WorkerState : byte
{
    /// <summary>Checking topics, initialising the producer, joining the group.</summary>
    Starting,

    /// <summary>Reading the changelog of newly assigned partitions.</summary>
    Restoring,

    /// <summary>Processing, or idle with nothing to read.</summary>
    Running,

    /// <summary>The cluster can't be reached; the worker tries again with growing pauses and resumes by itself.</summary>
    Paused,

    /// <summary>Stopped, gracefully or by a fault that <see cref="StreamWorker.Run"/> throws.</summary>
    Stopped,
}
