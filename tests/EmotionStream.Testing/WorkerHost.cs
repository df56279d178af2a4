using System.Collections.Concurrent;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Recognition;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Worker;
using Xunit;

namespace EmotionStream.Testing;

/// <summary>Runs a worker on a thread of its own and notes what it tells.</summary>
public sealed class WorkerHost : IWorkerObserver, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private volatile IReadOnlyList<int> _partitions = [];
    private volatile Exception? _failure;
    private long _committed;

    /// <summary>Starts a worker.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="graph">Makes the graphs; null for the real one with the default rules.</param>
    /// <param name="recogniser">Scores texts.</param>
    public WorkerHost(WorkerOptions options, Func<int, IGraphOutput, IInteractionTask>? graph = null, ITextRecogniser? recogniser = null)
        : this(options, new InteractionGraphFactory(graph ?? ((_, output) => Graphs.Make(output)), recogniser))
    {
    }

    /// <summary>Starts a worker of any kind of task.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="graphs">Makes the graphs.</param>
    public WorkerHost(WorkerOptions options, GraphFactory graphs)
    {
        var worker = new StreamWorker(options, graphs, this, TimeProvider.System, Log);
        _thread = new Thread(() =>
        {
            try
            {
                worker.Run(_stop.Token);
            }
#pragma warning disable CA1031 // Kept for the test to look at.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _failure = e;
            }
        }) { IsBackground = true, Name = "worker" };
        _thread.Start();
    }

    /// <summary>What the worker logged.</summary>
    public LogLines Log { get; } = new();

    /// <summary>What <see cref="StreamWorker.Run"/> threw.</summary>
    public Exception? Failure => _failure;

    /// <summary>Partition numbers held.</summary>
    public IReadOnlyList<int> Partitions => _partitions;

    /// <summary>States in order.</summary>
    public ConcurrentQueue<(WorkerState State, string? Reason)> States { get; } = new();

    /// <summary>Why transactions were aborted.</summary>
    public ConcurrentQueue<string> Aborts { get; } = new();

    /// <summary>Why everything was rebuilt.</summary>
    public ConcurrentQueue<string> Rebuilds { get; } = new();

    /// <summary>Partitions whose last commits the cluster lost.</summary>
    public ConcurrentQueue<int> LostCommits { get; } = new();

    /// <summary>Causes of dead letters, within transactions.</summary>
    public ConcurrentQueue<string> DeadLetters { get; } = new();

    /// <summary>Topics of records that told of something counted before, within transactions.</summary>
    public ConcurrentQueue<Core.Records.InputSource> Duplicates { get; } = new();

    /// <summary>How long alerts took from event to commit.</summary>
    public ConcurrentQueue<TimeSpan> AlertLatencies { get; } = new();

    /// <summary>Input records committed.</summary>
    public long CommittedRecords => Interlocked.Read(ref _committed);

    /// <summary>Waits until the worker has ended by itself.</summary>
    /// <returns>What it threw.</returns>
    public Exception? WaitEnd(TimeSpan within)
    {
        Eventually.True(() => !_thread.IsAlive, within, "the worker ended");
        return Failure;
    }

    /// <summary>Stops the worker gracefully; throws what it failed with.</summary>
    public void Stop()
    {
        _stop.Cancel();
        Eventually.True(() => !_thread.IsAlive, TimeSpan.FromSeconds(60), "the worker stopped");
        if (Failure is { } failure)
            throw new InvalidOperationException($"The worker failed: {failure.Message}", failure);
    }

    /// <summary>Stops the worker, whatever its end.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join(TimeSpan.FromSeconds(60));
        foreach (var line in Log.Lines)
            TestContext.Current.TestOutputHelper?.WriteLine(line);
        _stop.Dispose();
    }

    void IWorkerObserver.StateChanged(WorkerState state, string? reason) => States.Enqueue((state, reason));

    void IWorkerObserver.Rebalanced(IReadOnlyList<int> assigned) => _partitions = assigned;

    void IWorkerObserver.Aborted(string reason) => Aborts.Enqueue(reason);

    void IWorkerObserver.Rebuilding(string reason) => Rebuilds.Enqueue(reason);

    void IWorkerObserver.CommitLost(int partition) => LostCommits.Enqueue(partition);

    void IWorkerObserver.DeadLettered(Core.Records.InputSource source, string cause) => DeadLetters.Enqueue(cause);

    void IWorkerObserver.Duplicated(Core.Records.InputSource source) => Duplicates.Enqueue(source);

    void IWorkerObserver.AlertCommitted(Alert alert, TimeSpan sinceEvent) => AlertLatencies.Enqueue(sinceEvent);

    void IWorkerObserver.Committed(TimeSpan took, int records, ReadOnlySpan<int> written) => Interlocked.Add(ref _committed, records);
}
