namespace EmotionStream.Kafka.Worker;

/// <summary>Observes nothing.</summary>
public sealed class NullWorkerObserver : IWorkerObserver
{
    /// <summary>The one instance.</summary>
    public static NullWorkerObserver Instance { get; } = new();
}
