using EmotionStream.ChaosTests.Running;
using EmotionStream.Testing;

namespace EmotionStream.ChaosTests.Faults;

/// <summary>Workers join and leave while records flow, so that partitions and their state move all the time.</summary>
public sealed class RebalanceTests(KafkaFixture kafka, ChaosFixture chaos) : Scenario(kafka, chaos)
{
    private const int Most = 3;

    protected override string Name => "rebalance";

    protected override int ShortTimes => 4;

    protected override int LongTimes => 100;

    protected override double SecondsEach => 5;

    [Fact]
    public Task Workers_JoiningAndLeaving_LoseAndDoubleNothing() => RunAsync();

    protected override Task StrikeAsync(ScenarioRun run, int times, Random random)
    {
        var members = new SortedList<int, WorkerProcess> { [0] = run.StartWorker() };
        members[0].WaitRunning();
        for (var done = 0; done < times; done++)
        {
            run.WaitOutput();
            RequireFlow(run, done);
            if (members.Count == 1 || (members.Count < Most && random.Next(2) == 0))
            {
                var ordinal = Enumerable.Range(0, Most).First(o => !members.ContainsKey(o));
                members[ordinal] = run.StartWorker(ordinal);
                members[ordinal].WaitRunning();
            }
            else
            {
                var leaves = random.Next(members.Count);
                members.Values[leaves].Stop();
                members.RemoveAt(leaves);
            }

            Thread.Sleep(random.Next(500));
        }

        return Task.CompletedTask;
    }
}
