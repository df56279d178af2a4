using EmotionStream.ChaosTests.Running;
using EmotionStream.Testing;

namespace EmotionStream.ChaosTests.Faults;

/// <summary>The broker that coordinates the worker's transactions is killed and stays away for longer than a transaction may last.</summary>
public sealed class CoordinatorTests(KafkaFixture kafka, ChaosFixture chaos) : Scenario(kafka, chaos)
{
    private static readonly TimeSpan TransactionTimeout = TimeSpan.FromSeconds(3);
    private readonly ChaosFixture _chaos = chaos;
    private readonly KafkaFixture _kafka = kafka;

    protected override string Name => "coordinator";

    protected override int ShortTimes => 1;

    protected override int LongTimes => 10;

    protected override double SecondsEach => 32;

    [Fact]
    public Task Coordinator_AwayForLongerThanATransaction_LosesAndDoublesNothing() => RunAsync();

    protected override Task<ScriptedKafka> ClusterAsync() => _chaos.ThreeAsync(_kafka);

    protected override async Task StrikeAsync(ScenarioRun run, int times, Random random)
    {
        run.Settings.Add($"Pipeline:TransactionTimeout={TransactionTimeout.TotalSeconds}s");
        run.StartWorker().WaitRunning();
        for (var done = 0; done < times; done++)
        {
            run.WaitOutput();
            Thread.Sleep(random.Next(1_000));
            RequireFlow(run, done);
            var broker = run.TransactionCoordinator(ordinal: 0);
            await run.Kafka.StopAsync(kill: true, broker);
            Thread.Sleep(TransactionTimeout + TimeSpan.FromSeconds(1 + random.Next(3)));
            await run.Kafka.UpAsync(broker);
            run.WaitInSync();
        }
    }
}
