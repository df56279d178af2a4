using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace EmotionStream.Kafka.Worker;

/// <summary>
/// Whether the worker can do its work. Errors come in from the clients' own threads; what they change is told to the observer from the poll thread.
/// </summary>
/// <param name="observer">Told of changes.</param>
/// <param name="logger">Log.</param>
internal sealed class WorkerHealth(IWorkerObserver observer, ILogger logger)
{
    private readonly Lock _lock = new();
    private WorkerState _state = WorkerState.Stopped;
    private string? _reason;
    private bool _away;

    /// <summary>Whether no broker could be reached lately.</summary>
    public bool IsAway
    {
        get
        {
            lock (_lock)
                return _away;
        }
    }

    /// <summary>The last error of a connection, for a person.</summary>
    public string? LastError { get; private set; }

    /// <summary>Moves to a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="reason">Why.</param>
    public void Set(WorkerState state, string? reason)
    {
        lock (_lock)
        {
            if (_state == state && string.Equals(_reason, reason, StringComparison.Ordinal))
                return;
            (_state, _reason) = (state, reason);
        }

        observer.StateChanged(state, reason);
    }

    /// <summary>A client reports an error.</summary>
    /// <param name="error">The error.</param>
    public void OnError(Error error)
    {
        LastError = error.Reason;
        if (error.Code != ErrorCode.Local_AllBrokersDown)
            return;
        lock (_lock)
        {
            if (_away)
                return;
            _away = true;
        }

        Log.ClusterAway(logger, error.Reason);
        if (_state is WorkerState.Running or WorkerState.Restoring)
            Set(WorkerState.Paused, error.Reason);
    }

    /// <summary>The cluster has answered.</summary>
    public void Succeeded()
    {
        lock (_lock)
        {
            if (!_away)
                return;
            _away = false;
        }

        Log.ClusterBack(logger);
        if (_state == WorkerState.Paused)
            Set(WorkerState.Running, null);
    }
}
