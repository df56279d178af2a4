using EmotionStream.ChaosTests.Running;
using EmotionStream.Testing;

namespace EmotionStream.ChaosTests.Faults;

/// <summary>kill -9 of the worker inside a transaction, and a new one in its place.</summary>
public sealed class KillTests(KafkaFixture kafka, ChaosFixture chaos) : Scenario(kafka, chaos)
{
    protected override string Name => "kill";

    protected override int ShortTimes => 2;

    protected override int LongTimes => 100;

    protected override double SecondsEach => 8;

    [Fact]
    public Task Worker_KilledInAnOpenTransaction_LosesAndDoublesNothing() => RunAsync();

    protected override Task StrikeAsync(ScenarioRun run, int times, Random random)
    {
        // Commits are rare, so that a kill nearly always meets an open transaction; one that does not is not counted.
        run.Settings.AddRange(["Pipeline:CommitInterval=1500ms", "Pipeline:AlertCommitPause=1500ms"]);
        for (var done = 0; done < times;)
        {
            var worker = run.StartWorker();
            run.WaitOutput();
            Thread.Sleep(random.Next(100, 1_400));
            RequireFlow(run, done);
            worker.Kill();
            if (run.HasOpenTransaction)
                done++;
        }

        run.StartWorker();
        return Task.CompletedTask;
    }
}
