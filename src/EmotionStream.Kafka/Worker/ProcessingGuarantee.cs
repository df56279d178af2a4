namespace EmotionStream.Kafka.Worker;

/// <summary>What a crash may do to results.</summary>
public enum ProcessingGuarantee : byte
{
    /// <summary>Outputs, state and offsets commit in one transaction: nothing lost, nothing twice. Needs a real cluster, brokers 2.5 or newer.</summary>
    ExactlyOnce,

    /// <summary>Nothing lost, but what was under way at a crash is processed again. For the embedded broker, which does not keep transactions.</summary>
    AtLeastOnce,
}
