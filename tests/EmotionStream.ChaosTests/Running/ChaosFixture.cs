using System.Collections.Concurrent;
using EmotionStream.ChaosTests.Load;
using EmotionStream.Testing;
using EmotionStream.Verification.Topics;

namespace EmotionStream.ChaosTests.Running;

/// <summary>What the scenarios share: the brokers, the crash-free runs, the table.</summary>
public sealed class ChaosFixture : IAsyncLifetime
{
    /// <summary>Lets a worker that died be found out sooner than Kafka allows by default, and cleans changelogs at once.</summary>
    private static readonly string[] BrokerSettings = ["group.min.session.timeout.ms=1000", "log.cleaner.backoff.ms=200"];

    /// <summary>By default a killed broker is missed, and may come back, after nine seconds.</summary>
    private static readonly string[] QuickBrokerSettings = [.. BrokerSettings, "broker.session.timeout.ms=3000", "broker.heartbeat.interval.ms=500"];

    private readonly ConcurrentDictionary<LoadOptions, Task<Journal>> _calm = new();
    private Task<ScriptedKafka>? _one;
    private Task<ScriptedKafka>? _three;

    public ChaosFixture() => Table = new ResultTable(Options.IsLong);

    public ChaosOptions Options { get; } = new();

    public ResultTable Table { get; }

    /// <summary>One broker, which no scenario harms.</summary>
    public Task<ScriptedKafka> OneAsync(KafkaFixture kafka) => _one ??= kafka.StartOwnAsync(1, BrokerSettings);

    /// <summary>Three brokers, replication factor 3, at least two in sync; each scenario leaves all three running.</summary>
    public Task<ScriptedKafka> ThreeAsync(KafkaFixture kafka) => _three ??= kafka.StartOwnAsync(3, Options.IsLong ? BrokerSettings : QuickBrokerSettings);

    /// <summary>What a run of a load gives when nothing goes wrong; verified.</summary>
    public Task<Journal> CalmAsync(KafkaFixture kafka, LoadOptions options) => _calm.GetOrAdd(options, async o =>
    {
        using var run = await ScenarioRun.StartAsync(await OneAsync(kafka), InteractionLoad.Create(o), double.PositiveInfinity, Table.Folder, "crash-free");
        run.Flow.Finish();
        run.StartWorker();
        run.Complete();
        return run.Read();
    });

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Table.Print();
        foreach (var started in new[] { _one, _three })
            if (started is { IsCompletedSuccessfully: true })
                await (await started).DisposeAsync();
    }
}
