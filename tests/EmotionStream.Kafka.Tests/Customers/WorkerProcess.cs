using System.Diagnostics;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Testing;

namespace EmotionStream.Kafka.Tests.Customers;

/// <summary>A worker in a process of its own, to be killed.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    public WorkerProcess(TestTopics topics, TaskKind kind, int commitIntervalMs = 100)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "EmotionStream.Kafka.TestWorker.dll"), topics.Bootstrap, topics.Prefix, topics.Application, commitIntervalMs.ToString(), kind.Name,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
    }

    /// <summary>Ends it as kill -9 does.</summary>
    public void Kill()
    {
        Assert.False(_process.HasExited, "the worker has ended by itself");
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
