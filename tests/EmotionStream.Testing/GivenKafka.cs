namespace EmotionStream.Testing;

/// <summary>A Kafka that somebody else runs.</summary>
/// <param name="bootstrap">Where it listens.</param>
internal sealed class GivenKafka(string bootstrap) : IKafkaSource
{
    /// <inheritdoc/>
    public string Bootstrap => bootstrap;

    /// <inheritdoc/>
    public SecureListener? Secure => null;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
