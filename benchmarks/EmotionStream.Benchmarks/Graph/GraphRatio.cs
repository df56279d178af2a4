using System.Diagnostics;
using System.Reactive.Linq;
using System.Reactive.Subjects;
using EmotionStream.Core.Records;

namespace EmotionStream.Benchmarks.Graph;

/// <summary>
/// The graph beside Rx's stateless operators over a dictionary in short turns, so that both meet the same machine: a busy one slows both. By the clock, and in
/// CPU seconds, which leave out the time others held the core (but not what they cost in cache). The making of the load, measured in its own turns, is
/// taken off where it says so.
/// </summary>
public static class GraphRatio
{
    private const int Slice = 5 * GraphFootprint.CommitEvery;
    private const int Turns = 60;

    public static void Print(int interactions)
    {
        var sums = new Dictionary<string, double>(StringComparer.Ordinal);
        string[] names = [.. Enumerable.Range(0, interactions).Select(i => $"bench-{i}")];
        using var subject = new Subject<InputRecord>();
        using var subscription = subject.Where(r => r.Speaker == Speaker.Customer).Select(r => (Name: names[r.Offset % interactions], r.Score.Valence))
            .Subscribe(x => sums[x.Name] = sums.GetValueOrDefault(x.Name) + x.Valence);
        var output = new NoOutput();
        using var task = GraphBenchmark.NewTask(output);
        var (rxLoad, graphLoad, aloneLoad) = (new GraphLoad(interactions), new GraphLoad(interactions), new GraphLoad(interactions));
        void Rx()
        {
            for (var i = 0; i < Slice; i++)
                subject.OnNext(rxLoad.Next());
        }

        void Alone()
        {
            for (var i = 0; i < Slice; i++)
                aloneLoad.Next();
        }

        void Graph()
        {
            GraphFootprint.Feed(task, graphLoad, Slice);
        }

        for (var i = 0; i < 15; i++)
            (_, _, _) = (Time(Alone), Time(Rx), Time(Graph));
        List<(double Clock, double Cpu)> alone = [], rx = [], graph = [];
        var allocated = 0L;
        for (var i = 0; i < Turns; i++)
        {
            alone.Add(Time(Alone));
            rx.Add(Time(Rx));
            var before = GC.GetAllocatedBytesForCurrentThread();
            graph.Add(Time(Graph));
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Print("making the load", alone);
        Print("Rx over a dictionary", rx);
        Print("graph", graph);
        var (of, best) = (Median(graph, t => t.Cpu) - Median(alone, t => t.Cpu), graph.Min(t => t.Cpu) - alone.Min(t => t.Cpu));
        Console.WriteLine($"graph without the load, CPU seconds: median {Rate(of):F2} M/s, best {Rate(best):F2} M/s; "
            + $"{of / (Median(rx, t => t.Cpu) - Median(alone, t => t.Cpu)):F1} times the Rx baseline's time");
        if (interactions != GraphBenchmark.Interactions)
            return;
        GraphTargets.JudgeSpeed(Slice / Median(graph, t => t.Cpu), Slice / graph.Min(t => t.Cpu));
        GraphTargets.JudgeAllocation(allocated / ((double)Slice * Turns));
    }

    private static void Print(string name, List<(double Clock, double Cpu)> turns) => Console.WriteLine(
        $"{name}: by the clock median {Rate(Median(turns, t => t.Clock)):F2} M/s, best {Rate(turns.Min(t => t.Clock)):F2}; "
        + $"a CPU second median {Rate(Median(turns, t => t.Cpu)):F2} M/s, best {Rate(turns.Min(t => t.Cpu)):F2} ({turns.Min(t => t.Cpu) / Slice * 1e9:F0} ns)");

    private static double Rate(double seconds) => Slice / seconds / 1e6;

    private static double Median(List<(double Clock, double Cpu)> turns, Func<(double Clock, double Cpu), double> of) =>
        turns.Select(of).Order().ElementAt(turns.Count / 2);

    private static (double Clock, double Cpu) Time(Action action)
    {
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        action();
        return (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
    }
}
