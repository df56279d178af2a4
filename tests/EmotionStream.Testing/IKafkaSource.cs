namespace EmotionStream.Testing;

/// <summary>A way to a real Kafka for tests.</summary>
public interface IKafkaSource : IAsyncDisposable
{
    /// <summary>Where it listens in plain text.</summary>
    string Bootstrap { get; }

    /// <summary>Its TLS listener with SASL; null when it has none.</summary>
    SecureListener? Secure { get; }
}
