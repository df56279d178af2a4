using Testcontainers.Kafka;

namespace EmotionStream.Testing;

/// <summary>A Kafka in a container.</summary>
internal sealed class ContainedKafka : IKafkaSource
{
    private readonly KafkaContainer _container;

    private ContainedKafka(KafkaContainer container) => _container = container;

    /// <inheritdoc/>
    public string Bootstrap => _container.GetBootstrapAddress();

    /// <inheritdoc/>
    public SecureListener? Secure => null;

    /// <summary>Starts one.</summary>
    public static async Task<ContainedKafka> StartAsync()
    {
        var container = new KafkaBuilder("apache/kafka:4.1.0").Build();
        await container.StartAsync();
        return new ContainedKafka(container);
    }

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
