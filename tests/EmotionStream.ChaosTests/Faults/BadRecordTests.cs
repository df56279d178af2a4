using EmotionStream.ChaosTests.Load;
using EmotionStream.ChaosTests.Running;
using EmotionStream.Testing;
using EmotionStream.Verification;

namespace EmotionStream.ChaosTests.Faults;

/// <summary>
/// One record in a hundred is malformed, one in a thousand breaks an operator of the graph. No input breaks one that ships, so the process is one whose graph throws on
/// marked records after having worked on them; everything else in it is the executable's own. Meanwhile it is killed now and then.
/// </summary>
public sealed class BadRecordTests(KafkaFixture kafka, ChaosFixture chaos) : Scenario(kafka, chaos)
{
    protected override string Name => "bad-records";

    protected override int ShortTimes => 1;

    protected override int LongTimes => 20;

    protected override double SecondsEach => 10;

    protected override Settings Settings => base.Settings with { BreaksOperator = input => InteractionLoad.IsPoison(input.CustomerId) };

    [Fact]
    public Task BadRecords_BecomeDeadLettersAndDoNoHarm() => RunAsync();

    protected override LoadOptions Shape(LoadOptions usual) => usual with { Malformed = 0.01, Poison = 0.001 };

    /// <summary>What breaks an operator leaves no trace: the outcomes are those of the load without it.</summary>
    protected override LoadOptions CalmShape(LoadOptions own) => own with { Poison = 0 };

    protected override Task StrikeAsync(ScenarioRun run, int times, Random random)
    {
        run.Program = WorkerProcess.PoisonWorker();
        for (var done = 0; done < times; done++)
        {
            var worker = run.StartWorker();
            run.WaitOutput(random.Next(1, 1_500));
            RequireFlow(run, done);
            worker.Kill();
        }

        run.StartWorker();
        return Task.CompletedTask;
    }
}
