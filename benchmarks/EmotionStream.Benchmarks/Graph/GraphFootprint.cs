using System.Diagnostics;
using System.Runtime.CompilerServices;
using EmotionStream.Core.Interactions;

namespace EmotionStream.Benchmarks.Graph;

/// <summary>What the graph takes: bytes an interaction, bytes allocated an event, events a second, without a harness in between.</summary>
public static class GraphFootprint
{
    private static readonly bool[] ChatOnly = [true, false, true, true];

    public static void Print()
    {
        Console.WriteLine($"state {Unsafe.SizeOf<InteractionState>()} bytes");
        foreach (var interactions in (int[])[100_000, 1_000_000])
            Measure(interactions);
    }

    private static void Measure(int interactions)
    {
        var load = new GraphLoad(interactions);
        var output = new NoOutput();
        var before = Settled();
        var task = GraphBenchmark.NewTask(output);
        Feed(task, load, Math.Max(interactions * 6L, 4_000_000));
        for (var i = 0; i < 30; i++)
            task.Commit(); // the undo log shrinks to what quiet transactions need
        var bytes = (Settled() - before) / (double)interactions;

        const long Events = 5_000_000;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        Feed(task, load, Events);
        var seconds = watch.Elapsed.TotalSeconds;
        process.Refresh();
        var cpuSeconds = (process.TotalProcessorTime - cpu).TotalSeconds;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        watch.Restart();
        for (var i = 0L; i < Events; i++)
            load.Next();
        var loadSeconds = watch.Elapsed.TotalSeconds;
        Console.WriteLine(
            $"{interactions:N0} interactions: {bytes:F0} bytes each; {Events / seconds / 1e6:F2} M events/s ({Events / (seconds - loadSeconds) / 1e6:F2} M/s without making the load, {Events / cpuSeconds / 1e6:F2} M per CPU second); "
            + $"{allocated / (double)Events:F2} bytes allocated an event; {output.Alerts:N0} alert steps");
        GC.KeepAlive(task);
    }

    private static void Feed(Core.Graph.InteractionTask task, GraphLoad load, long events)
    {
        for (var i = 0L; i < events; i++)
        {
            task.Process(load.Next());
            if (i % 4096 == 0)
                task.Advance(0, ChatOnly);
            if (i % 50_000 == 0)
                task.Commit();
        }
    }

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
