using EmotionStream.ChaosTests.Running;
using EmotionStream.Testing;

namespace EmotionStream.ChaosTests.Faults;

/// <summary>The changelog has lost its head to compaction, most records and old tombstones, when a worker is killed and the next one restores from what is left.</summary>
public sealed class CompactionTests(KafkaFixture kafka, ChaosFixture chaos) : Scenario(kafka, chaos)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    protected override string Name => "compaction";

    protected override int ShortTimes => 1;

    protected override int LongTimes => 20;

    protected override double SecondsEach => 10;

    /// <summary>Segments so short-lived and a cleaner so eager that everything but the newest states goes within seconds.</summary>
    protected override IReadOnlyDictionary<string, string> Changelog => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["segment.bytes"] = "1048576", ["segment.ms"] = "500", ["min.cleanable.dirty.ratio"] = "0.01", ["delete.retention.ms"] = "100", ["file.delete.delay.ms"] = "100",
    };

    [Fact]
    public Task Changelog_WithoutItsHead_RestoresEverythingThatIsLive() => RunAsync();

    protected override Task StrikeAsync(ScenarioRun run, int times, Random random)
    {
        for (var done = 0; done < times; done++)
        {
            var worker = run.StartWorker();
            run.WaitOutput(random.Next(300, 600));
            IReadOnlyList<(long Given, long Left)> remains = [];
            Eventually.True(() => (remains = run.ChangelogRemains()).All(p => p.Left < p.Given / 2), Patience, () =>
                $"compaction takes more than half of every partition of the changelog; of those given are left {string.Join(", ", remains)}");
            RequireFlow(run, done);
            worker.Kill();
        }

        run.StartWorker();
        return Task.CompletedTask;
    }
}
