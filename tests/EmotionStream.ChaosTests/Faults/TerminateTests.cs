using EmotionStream.ChaosTests.Running;
using EmotionStream.Testing;

namespace EmotionStream.ChaosTests.Faults;

/// <summary>SIGTERM under load, as every deployment sends it: the worker commits what is done, leaves and says success.</summary>
public sealed class TerminateTests(KafkaFixture kafka, ChaosFixture chaos) : Scenario(kafka, chaos)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    protected override string Name => "terminate";

    protected override int ShortTimes => 2;

    protected override int LongTimes => 50;

    protected override double SecondsEach => 5;

    [Fact]
    public Task Worker_ToldToStopUnderLoad_StopsSoonAndLosesAndDoublesNothing() => RunAsync();

    protected override Task StrikeAsync(ScenarioRun run, int times, Random random)
    {
        for (var done = 0; done < times; done++)
        {
            var worker = run.StartWorker();
            run.WaitOutput();
            Thread.Sleep(random.Next(800));
            RequireFlow(run, done);
            var took = worker.Stop();
            Assert.True(worker.ExitCode == 0 && took < Soon, $"ended with {worker.ExitCode} after {took.TotalSeconds:0.0} s:\n{worker.Log}");
        }

        run.StartWorker();
        return Task.CompletedTask;
    }
}
