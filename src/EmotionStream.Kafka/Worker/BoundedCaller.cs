using System.Runtime.ExceptionServices;

namespace EmotionStream.Kafka.Worker;

/// <summary>
/// The watchdog of transactional calls. Some of them ignore their own timeout (librdkafka issue 5456), so they run on a thread of their own and are
/// given up when the bound has passed; the hung thread is left to end by itself, and this instance is of no more use.
/// </summary>
internal sealed class BoundedCaller : IDisposable
{
    private readonly SemaphoreSlim _go = new(0);
    private readonly SemaphoreSlim _done = new(0);
    private Action? _call;
    private ExceptionDispatchInfo? _failure;
    private volatile bool _disposed;

    public BoundedCaller()
    {
        var thread = new Thread(Serve) { IsBackground = true, Name = "transaction calls" };
        thread.Start();
    }

    /// <summary>Whether a call was given up.</summary>
    public bool Hung { get; private set; }

    /// <summary>Runs a call and waits for it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="bound">How long it may take.</param>
    /// <exception cref="TimeoutException">It took longer.</exception>
    public void Run(Action call, TimeSpan bound)
    {
        ObjectDisposedException.ThrowIf(_disposed || Hung, this);
        _call = call;
        _go.Release();
        if (!_done.Wait(bound))
        {
            Hung = true;
            throw new TimeoutException($"The call did not return within {bound.TotalSeconds:0} s.");
        }

        var failure = _failure;
        _failure = null;
        failure?.Throw();
    }

    public void Dispose()
    {
        _disposed = true;
        _go.Release();
    }

    private void Serve()
    {
        while (true)
        {
            _go.Wait();
            if (_disposed)
                return;
            try
            {
                _call!();
            }
#pragma warning disable CA1031 // Whatever it is, it belongs to the thread that asked.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _failure = ExceptionDispatchInfo.Capture(e);
            }

            _done.Release();
        }
    }
}
