using EmotionStream.ChaosTests.Running;
using EmotionStream.Testing;

namespace EmotionStream.ChaosTests.Faults;

/// <summary>One broker of three after the other is stopped and started again, on topics with three replicas of which two must be in sync.</summary>
public abstract class BounceTests(KafkaFixture kafka, ChaosFixture chaos, bool kill) : Scenario(kafka, chaos)
{
    private readonly ChaosFixture _chaos = chaos;
    private readonly KafkaFixture _kafka = kafka;

    protected override int ShortTimes => 1;

    protected override int LongTimes => 20;

    protected override double SecondsEach => 30;

    protected override Task<ScriptedKafka> ClusterAsync() => _chaos.ThreeAsync(_kafka);

    protected override async Task StrikeAsync(ScenarioRun run, int times, Random random)
    {
        run.StartWorker().WaitRunning();
        for (var done = 0; done < times; done++)
        {
            run.WaitOutput();
            Thread.Sleep(random.Next(1_000));
            RequireFlow(run, done);
            var broker = 1 + random.Next(run.Kafka.Brokers);
            await run.Kafka.StopAsync(kill, broker);
            Thread.Sleep(random.Next(2_000));
            await run.Kafka.UpAsync(broker);
            run.WaitInSync();
        }
    }
}

/// <summary>Stopped cleanly.</summary>
public sealed class CleanBounceTests(KafkaFixture kafka, ChaosFixture chaos) : BounceTests(kafka, chaos, kill: false)
{
    protected override string Name => "bounce-clean";

    [Fact]
    public Task Brokers_StoppedOneAfterTheOther_LoseAndDoubleNothing() => RunAsync();
}

/// <summary>Stopped by kill -9.</summary>
public sealed class HardBounceTests(KafkaFixture kafka, ChaosFixture chaos) : BounceTests(kafka, chaos, kill: true)
{
    protected override string Name => "bounce-hard";

    [Fact]
    public Task Brokers_KilledOneAfterTheOther_LoseAndDoubleNothing() => RunAsync();
}
