using Confluent.Kafka;
using Confluent.Kafka.Admin;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.Kafka.Embedded;

/// <summary>
/// librdkafka's loopback broker, for the demo and smoke tests: it serves produce, fetch and classic groups, creates topics on first use with
/// <see cref="Partitions"/> partitions, keeps about 5 MiB a partition and persists nothing. It proves nothing about exactly-once:
/// <see cref="Suit"/> workers to it.
/// </summary>
public sealed class EmbeddedBroker : IDisposable
{
    /// <summary>Partitions of every topic.</summary>
    public const int Partitions = 4;

    private readonly IAdminClient _owner;

    private EmbeddedBroker(IAdminClient owner, string bootstrap) => (_owner, Bootstrap) = (owner, bootstrap);

    /// <summary>Where clients of this machine connect, <c>127.0.0.1:port</c>.</summary>
    public string Bootstrap { get; }

    /// <summary>Starts a broker; it lives until disposed.</summary>
    /// <returns>The broker.</returns>
    public static EmbeddedBroker Start()
    {
        var config = new AdminClientConfig { BootstrapServers = "embedded:1" };
        config.Set("test.mock.num.brokers", "1");
        var owner = new AdminClientBuilder(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        try
        {
            var broker = owner.GetMetadata(TimeSpan.FromSeconds(10)).Brokers[0];
            return new EmbeddedBroker(owner, $"{broker.Host}:{broker.Port}");
        }
        catch
        {
            owner.Dispose();
            throw;
        }
    }

    /// <summary>Sets what workers must know of this kind of broker.</summary>
    /// <param name="options">Their settings.</param>
    public static void Suit(WorkerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (options.Guarantee, options.Changelog, options.IsEmbedded) = (ProcessingGuarantee.AtLeastOnce, false, true);
    }

    /// <summary>Makes sure that topics exist, by asking for them: the broker creates on first use.</summary>
    /// <param name="topics">Their names.</param>
    public void Touch(IEnumerable<string> topics)
    {
        ArgumentNullException.ThrowIfNull(topics);
        foreach (var topic in topics)
            _owner.GetMetadata(topic, TimeSpan.FromSeconds(10));
    }

    /// <summary>Stops the broker; what it held is gone.</summary>
    public void Dispose() => _owner.Dispose();
}
