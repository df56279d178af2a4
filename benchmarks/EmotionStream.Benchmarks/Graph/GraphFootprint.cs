using System.Diagnostics;
using System.Runtime.CompilerServices;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;

namespace EmotionStream.Benchmarks.Graph;

/// <summary>What the graph takes: bytes an interaction, bytes allocated an event, events a second, without a harness in between.</summary>
public static class GraphFootprint
{
    /// <summary>Events from one commit to the next: 80 batches.</summary>
    public const int CommitEvery = 80 * GraphLoad.Pool / 2;

    private const int Ahead = 16;
    private static readonly InputRecord[] Batch = new InputRecord[GraphLoad.Pool / 2];
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

        const long Events = 125 * CommitEvery;
        Feed(task, load, CommitEvery); // the undo log has its size again
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
        if (interactions == GraphBenchmark.Interactions)
        {
            GraphTargets.JudgeSize(bytes);
            GraphTargets.JudgeAllocation(allocated / (double)Events);
        }

        GC.KeepAlive(task);
    }

    /// <summary>Runs events through a task as the Kafka worker does, with a commit now and then.</summary>
    public static void Feed(InteractionTask task, GraphLoad load, long events)
    {
        for (var done = 0L; done < events; done += CommitEvery)
        {
            Gather(task, load, CommitEvery);
            task.Commit();
        }
    }

    /// <summary>Runs events through a task: a batch gathered, each record prepared some records ahead of its turn.</summary>
    public static void Gather(InteractionTask task, GraphLoad load, int events)
    {
        var batch = Batch;
        for (var done = 0; done < events; done += batch.Length)
        {
            for (var i = 0; i < batch.Length; i++)
                batch[i] = load.Next();
            for (var i = 0; i < batch.Length; i++)
            {
                if (i + Ahead < batch.Length)
                    task.Prepare(batch[i + Ahead]);
                task.Process(batch[i]);
            }

            task.Advance(0, ChatOnly);
        }
    }

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
