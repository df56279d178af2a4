using System.Collections.Concurrent;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.App.Hosting;

/// <summary>What the probes ask: is the process worth keeping (live), is it doing its work (ready). Thread-safe.</summary>
internal sealed class HealthState
{
    private readonly ConcurrentDictionary<string, (WorkerState State, string? Reason)> _workers = new(StringComparer.Ordinal);

    /// <summary>A worker's state changed.</summary>
    /// <param name="worker">The worker: its number, after its kind where that is not interactions.</param>
    /// <param name="state">Its state.</param>
    /// <param name="reason">Why, for a person.</param>
    public void Set(string worker, WorkerState state, string? reason) => _workers[worker] = (state, reason);

    /// <summary>The state of what a process has one or a few of, by number.</summary>
    /// <param name="ordinal">The number.</param>
    /// <param name="state">Its state.</param>
    /// <param name="reason">Why, for a person.</param>
    public void Set(int ordinal, WorkerState state, string? reason) => Set(ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture), state, reason);

    /// <summary>False once a worker has stopped: a supervisor of processes should start this one again.</summary>
    public bool IsLive => _workers.Values.All(worker => worker.State != WorkerState.Stopped);

    /// <summary>True when every worker is running.</summary>
    public bool IsReady => !_workers.IsEmpty && _workers.Values.All(worker => worker.State == WorkerState.Running);

    /// <summary>One line a worker, for people.</summary>
    public IReadOnlyList<string> Describe() =>
    [
        .. _workers.OrderBy(worker => worker.Key.Length).ThenBy(worker => worker.Key, StringComparer.Ordinal).Select(worker =>
            $"worker {worker.Key}: {worker.Value.State.ToString().ToLowerInvariant()}{(worker.Value.Reason is { } reason ? $" ({reason})" : "")}"),
    ];
}
