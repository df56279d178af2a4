using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace EmotionStream.Kafka.Worker;

/// <summary>
/// Builds the clients. A site's own <c>Kafka:</c> settings come last and may change speed, security and buffers, but not what the guarantee rests on.
/// </summary>
internal sealed class ClientSettings
{
    private static readonly Dictionary<string, string> Reserved = new(StringComparer.Ordinal)
    {
        ["bootstrap.servers"] = "use Bootstrap",
        ["metadata.broker.list"] = "use Bootstrap",
        ["group.id"] = "use Application",
        ["transactional.id"] = "use Application and Ordinal",
        ["transaction.timeout.ms"] = "use TransactionTimeout",
        ["enable.idempotence"] = "it is always on",
        ["acks"] = "it is always all",
        ["request.required.acks"] = "it is always all",
        ["max.in.flight"] = "it is always 1: with more, an acknowledged record can be lost",
        ["max.in.flight.requests.per.connection"] = "it is always 1: with more, an acknowledged record can be lost",
        ["enable.auto.commit"] = "offsets are committed with the results",
        ["enable.auto.offset.store"] = "offsets are committed with the results",
        ["isolation.level"] = "it is always read_committed",
        ["enable.partition.eof"] = "it is always on",
        ["partition.assignment.strategy"] = "it is always range, as topics are processed together by partition",
        ["group.protocol"] = "it is always classic, whose range assignor keeps partitions of one number together",
        ["auto.offset.reset"] = "it is always earliest",
    };

    private readonly WorkerOptions _options;
    private readonly ClientLog _log;
    private readonly KeyValuePair<string, string>[] _own;

    /// <summary>Checks the site's settings.</summary>
    /// <param name="options">Options.</param>
    /// <param name="logger">Where the clients' messages go.</param>
    /// <exception cref="WorkerConfigurationException">A setting is reserved.</exception>
    public ClientSettings(WorkerOptions options, ILogger logger)
    {
        (_options, _log) = (options, new ClientLog(logger));
        _own = [.. options.Kafka.Select(s => KeyValuePair.Create(s.Key.ToLowerInvariant(), s.Value))];
        foreach (var (key, _) in _own)
        {
            if (Reserved.TryGetValue(key, out var why))
                throw new WorkerConfigurationException($"Kafka:{key} can't be set: {why}.");
            if (key.StartsWith("dotnet.", StringComparison.Ordinal))
                throw new WorkerConfigurationException($"Kafka:{key} can't be set: it is not a setting of librdkafka.");
        }
    }

    /// <summary>Builds the consumer of the input topics.</summary>
    /// <param name="configure">Adds deserialisers and handlers.</param>
    public IConsumer<TKey, TValue> BuildConsumer<TKey, TValue>(Action<ConsumerBuilder<TKey, TValue>> configure)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = _options.Bootstrap,
            GroupId = _options.Application,
            ClientId = _options.TransactionalId,
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            IsolationLevel = IsolationLevel.ReadCommitted,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnablePartitionEof = true,
            GroupProtocol = GroupProtocol.Classic,
            PartitionAssignmentStrategy = PartitionAssignmentStrategy.Range,

            // A killed worker's partitions move after this long; the default of 45 s would be the longest part of a restart.
            SessionTimeoutMs = 6_000,
            HeartbeatIntervalMs = 2_000,
            MaxPollIntervalMs = 600_000,

            // 1,000 by default: a full prefetch queue would idle for a second.
            FetchQueueBackoffMs = 5,

            // Bounds how long the end of a partition that a transaction marker follows stays unknown.
            FetchWaitMaxMs = 100,

            // A broker that has just started may not know all topics yet; the default of five minutes would leave them unread that long.
            TopicMetadataRefreshIntervalMs = 10_000,
            ConsumeResultFields = "none",
        };
        return Build(new ConsumerBuilder<TKey, TValue>(Own(config)).SetLogHandler((_, m) => _log.Write(m)), configure, b => b.Build());
    }

    /// <summary>Builds a consumer that reads assigned partitions outside any group, for restoring.</summary>
    /// <param name="isolation">Whether open and aborted transactions are seen.</param>
    /// <param name="configure">Adds deserialisers.</param>
    public IConsumer<TKey, TValue> BuildReader<TKey, TValue>(IsolationLevel isolation, Action<ConsumerBuilder<TKey, TValue>> configure)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = _options.Bootstrap,
            GroupId = _options.Application,
            ClientId = _options.TransactionalId + "-restore",
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            IsolationLevel = isolation,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnablePartitionEof = true,
            FetchQueueBackoffMs = 5,
            FetchWaitMaxMs = 100,
            ConsumeResultFields = "none",
        };
        return Build(new ConsumerBuilder<TKey, TValue>(Own(config)).SetLogHandler((_, m) => _log.Write(m)), configure, b => b.Build());
    }

    /// <summary>Builds the producer.</summary>
    /// <param name="onError">Told of errors of the connection, from the client's own thread.</param>
    public IProducer<byte[], byte[]> BuildProducer(Action<Error> onError)
    {
        var transactional = _options.Guarantee == ProcessingGuarantee.ExactlyOnce;
        var config = new ProducerConfig
        {
            BootstrapServers = _options.Bootstrap,
            ClientId = _options.TransactionalId,
            EnableIdempotence = true,
            Acks = Acks.All,
            TransactionalId = transactional ? _options.TransactionalId : null,
            TransactionTimeoutMs = transactional ? (int)_options.TransactionTimeout.TotalMilliseconds : null,

            // A failed delivery fails the transaction; without transactions it has to be reported.
            EnableDeliveryReports = !transactional,
            DeliveryReportFields = transactional ? "none" : "status",
            Partitioner = Partitioner.Murmur2Random,
            LingerMs = 50,
            BatchNumMessages = 20_000,
            BatchSize = 262_144,

            // With more, a first batch that is refused (a new topic, a broker that has just started) can be overtaken by the next one: a broker that knows nothing of the
            // producer takes that one, and librdkafka then holds the first to be acknowledged too, though it was never written. One costs nothing here: measured.
            MaxInFlight = 1,
            QueueBufferingMaxMessages = 500_000,
        };
        return Build(
            new ProducerBuilder<byte[], byte[]>(Own(config)).SetLogHandler((_, m) => _log.Write(m)).SetErrorHandler((_, e) => onError(e)),
            _ => { },
            b => b.Build());
    }

    /// <summary>Builds the client that looks at topics.</summary>
    public IAdminClient BuildAdmin()
    {
        var config = new AdminClientConfig { BootstrapServers = _options.Bootstrap, ClientId = _options.TransactionalId + "-admin" };
        return Build(new AdminClientBuilder(Own(config)).SetLogHandler((_, m) => _log.Write(m)).SetErrorHandler((_, _) => { }), _ => { }, b => b.Build());
    }

    private TConfig Own<TConfig>(TConfig config)
        where TConfig : ClientConfig
    {
        foreach (var (key, value) in _own)
            config.Set(key, value);
        return config;
    }

    private static TClient Build<TBuilder, TClient>(TBuilder builder, Action<TBuilder> configure, Func<TBuilder, TClient> build)
    {
        configure(builder);
        try
        {
            return build(builder);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // Unknown key, or a value of the wrong type or range; librdkafka's message names it.
            throw new WorkerConfigurationException($"A setting under Kafka: is not librdkafka's: {e.Message}.", e);
        }
    }
}
