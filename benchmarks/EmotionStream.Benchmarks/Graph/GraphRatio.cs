using System.Diagnostics;
using System.Reactive.Linq;
using System.Reactive.Subjects;
using EmotionStream.Core.Records;

namespace EmotionStream.Benchmarks.Graph;

/// <summary>
/// The graph beside Rx's stateless operators over a dictionary in short turns, so that both meet the same machine: a busy one slows both. The
/// making of the load, measured in its own turns, is taken off.
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
        List<double> alone = [], rx = [], graph = [];
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
        Console.WriteLine($"graph without the load: median {Rate(Median(graph) - Median(alone)):F2} M/s, best {Rate(graph.Min() - alone.Min()):F2} M/s; "
            + $"{(Median(graph) - Median(alone)) / (Median(rx) - Median(alone)):F1} times the Rx baseline's time");
        GraphTargets.JudgeSpeed(Slice / Median(graph), Slice / graph.Min());
        GraphTargets.JudgeAllocation(allocated / ((double)Slice * Turns));
    }

    private static void Print(string name, List<double> seconds) =>
        Console.WriteLine($"{name}: median {Rate(Median(seconds)):F2} M/s, best {Rate(seconds.Min()):F2} M/s ({seconds.Min() / Slice * 1e9:F0} ns)");

    private static double Rate(double seconds) => Slice / seconds / 1e6;

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    }
}
