using EmotionStream.ChaosTests.Running;
using EmotionStream.Testing;

namespace EmotionStream.ChaosTests.Faults;

/// <summary>
/// A worker stands still (SIGSTOP) in a transaction, another with its transactional id takes over, then the first goes on as if nothing had been. They fence each other
/// until one of them gives up, as docs/kafka.md says; what the zombie had under way is never seen.
/// </summary>
public sealed class ZombieTests(KafkaFixture kafka, ChaosFixture chaos) : Scenario(kafka, chaos)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    protected override string Name => "zombie";

    protected override int ShortTimes => 1;

    protected override int LongTimes => 10;

    protected override double SecondsEach => 30;

    [Fact]
    public Task Worker_ThatComesBackFromAPauseToFindASuccessor_LosesAndDoublesNothing() => RunAsync();

    protected override Task StrikeAsync(ScenarioRun run, int times, Random random)
    {
        run.Settings.AddRange(["Pipeline:CommitInterval=400ms", "Pipeline:AlertCommitPause=400ms"]);
        for (var done = 0; done < times; done++)
        {
            var zombie = run.Workers.Count > 0 ? run.Workers[0] : run.StartWorker();
            run.WaitOutput();
            Thread.Sleep(random.Next(500));
            RequireFlow(run, done);
            zombie.Suspend();
            var successor = run.StartWorker();
            run.WaitOutput();
            zombie.Resume();
            Eventually.True(() => zombie.HasEnded || successor.HasEnded, Patience, () => $"one of the two gives up:\n{zombie.Log}\n--\n{successor.Log}");
            foreach (var gone in new[] { zombie, successor }.Where(w => w.HasEnded))
            {
                Assert.NotEqual(0, gone.ExitCode);
                Assert.Contains("Another process uses the transactional id", gone.Log, StringComparison.Ordinal);
            }
        }

        if (run.Workers.Count == 0)
            run.StartWorker();
        return Task.CompletedTask;
    }
}
