using System.Collections.Concurrent;
using EmotionStream.App.Page.Model;

namespace EmotionStream.App.Page.Reading;

/// <summary>
/// Makes snapshots of the model and tells the viewers: four a second, up to ten when alerts come. Whoever shows one decides what changed enough to draw.
/// </summary>
internal sealed class PageFeed : IAsyncDisposable
{
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Urgent = TimeSpan.FromMilliseconds(100);
    private readonly PageModel _model;
    private readonly FeedState _state;
    private readonly TimeProvider _time;
    private readonly PageMetrics _metrics;
    private readonly ConcurrentQueue<DateTimeOffset> _alerts = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;
    private volatile PageSnapshot _current;
    private volatile TaskCompletionSource _hurry = NewHurry();

    /// <summary>Begins to make snapshots.</summary>
    /// <param name="model">The model.</param>
    /// <param name="state">How the way to Kafka is.</param>
    /// <param name="time">The clock.</param>
    /// <param name="metrics">Are told of each snapshot.</param>
    public PageFeed(PageModel model, FeedState state, TimeProvider time, PageMetrics metrics)
    {
        (_model, _state, _time, _metrics) = (model, state, time, metrics);
        _current = Make();
        _work = Task.Run(RunAsync);
    }

    /// <summary>Raised after each snapshot, on a thread of the pool; whoever listens must not block.</summary>
    public event Action<PageSnapshot>? Changed;

    /// <summary>The last snapshot.</summary>
    public PageSnapshot Current => _current;

    /// <summary>One interaction with all that is known of it; null when nothing is.</summary>
    /// <param name="id">Its id.</param>
    public InteractionDetail? Find(string id) => _model.Find(id);

    /// <summary>An alert; null when it is not held.</summary>
    /// <param name="id">Its id.</param>
    public AlertEntry? FindAlert(string id) => _model.FindAlert(id);

    /// <summary>Asks for the next snapshot sooner.</summary>
    public void Hurry() => _hurry.TrySetResult();

    /// <summary>Asks for the next snapshot sooner, for an alert that has come.</summary>
    /// <param name="record">Its record's time on Kafka.</param>
    public void Hurry(DateTimeOffset record)
    {
        _alerts.Enqueue(record);
        Hurry();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(Urgent, _time, _stop.Token);
            await Task.WhenAny(_hurry.Task, Task.Delay(Usual - Urgent, _time, _stop.Token));

            // Before the snapshot is made: whoever asks meanwhile asks for the next one.
            _hurry = NewHurry();
            var alerts = _alerts.Count;
            _current = Make();
            Measure(alerts);
            Changed?.Invoke(_current);
        }
    }

    /// <summary>Of the alerts that had come before it, the snapshot tells how long they took.</summary>
    private void Measure(int alerts)
    {
        _metrics.Take(_current);
        for (; alerts > 0 && _alerts.TryDequeue(out var record); alerts--)
            _metrics.AlertDelay.Observe(Math.Max(0, (_current.Time - record).TotalSeconds));
    }

    private static TaskCompletionSource NewHurry() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PageSnapshot Make()
    {
        var (connection, since) = _state.Now;
        return _model.Snapshot(_time.GetUtcNow(), connection, since);
    }
}
