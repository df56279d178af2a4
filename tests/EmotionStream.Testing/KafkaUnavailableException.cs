namespace EmotionStream.Testing;

/// <summary>There is no way to a real Kafka on this machine.</summary>
/// <param name="reason">Why.</param>
public sealed class KafkaUnavailableException(string reason) : Exception(reason);
