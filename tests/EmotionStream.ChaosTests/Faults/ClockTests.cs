using EmotionStream.ChaosTests.Load;
using EmotionStream.ChaosTests.Running;
using EmotionStream.Testing;

namespace EmotionStream.ChaosTests.Faults;

/// <summary>
/// Clocks that are wrong: a quarter of the records out of order, one in twelve late, times before 2000 and beyond the wall clock, and a partition whose time leaps twenty
/// minutes ahead of all others. Meanwhile the worker is killed, so that restoring meets such times as well.
/// </summary>
public sealed class ClockTests(KafkaFixture kafka, ChaosFixture chaos) : Scenario(kafka, chaos)
{
    protected override string Name => "clock";

    protected override int ShortTimes => 1;

    protected override int LongTimes => 20;

    protected override double SecondsEach => 8;

    [Fact]
    public Task Times_LateOutOfOrderAndFarAhead_ChangeNothingThatDependsOnArrival() => RunAsync();

    protected override LoadOptions Shape(LoadOptions usual) => usual with { OutOfOrder = 0.25, Late = 0.08, Leap = true };

    protected override Task StrikeAsync(ScenarioRun run, int times, Random random)
    {
        for (var done = 0; done < times; done++)
        {
            var worker = run.StartWorker();
            run.WaitOutput(random.Next(1, 800));
            RequireFlow(run, done);
            worker.Kill();
        }

        run.StartWorker();
        return Task.CompletedTask;
    }
}
