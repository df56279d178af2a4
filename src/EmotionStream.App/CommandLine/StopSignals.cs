using System.Runtime.InteropServices;

namespace EmotionStream.App.CommandLine;

/// <summary>
/// Turns the first Ctrl-C or SIGTERM into a cancellation, from before a command begins: the library that runs commands only does so once a command has reached its first wait, and ends one that
/// is still starting as a failure. The second signal ends the process, and so does the end of the time a command may take to stop.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly TimeSpan _patience;
    private readonly CancellationTokenSource _stop;
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private Timer? _overdue;

    /// <summary>Begins to listen.</summary>
    /// <param name="patience">How long a command may take to stop.</param>
    /// <param name="stop">Stops the command too.</param>
    public StopSignals(TimeSpan patience, CancellationToken stop)
    {
        _patience = patience;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _overdue?.Dispose();
        _stop.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (_stop.IsCancellationRequested)
            return;
        context.Cancel = true;
        _overdue = new Timer(static _ => Environment.Exit(ExitCodes.Failure), null, _patience, Timeout.InfiniteTimeSpan);
        _stop.Cancel();
    }
}
