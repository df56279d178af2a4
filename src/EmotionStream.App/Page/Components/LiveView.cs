using EmotionStream.App.Page.Model;
using EmotionStream.App.Page.Reading;
using Microsoft.AspNetCore.Components;

namespace EmotionStream.App.Page.Components;

/// <summary>
/// A component that follows the snapshots. It draws once a second, and at once what can't wait; snapshots that come while it or the browser is busy are skipped, so
/// that a slow browser is behind by one drawing and no more. What is drawn is work for a server with many viewers and for every browser, so each view says what is
/// urgent to it and whether anything of it changed at all.
/// </summary>
public abstract class LiveView : ComponentBase, IDisposable
{
    private static readonly TimeSpan Steady = TimeSpan.FromMilliseconds(950);
    private int _isWaiting;
    private DateTimeOffset _drawn;
    private DateTimeOffset? _drawing;
    private bool _disposed;

    /// <summary>Whose visit it is.</summary>
    [CascadingParameter]
    protected Visit Visit { get; set; } = null!;

    /// <summary>The snapshot shown.</summary>
    protected PageSnapshot Snapshot { get; private set; } = null!;

    /// <summary>Its time.</summary>
    protected DateTimeOffset Now => Snapshot.Time;

    [Inject]
    private protected PageFeed Feed { get; set; } = null!;

    [Inject]
    private PageMetrics Metrics { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => Snapshot = Feed.Current;

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        // It is called when the browser has answered that it has drawn.
        if (_drawing is { } asked)
            Metrics.Drawing.Observe((Clock.GetUtcNow() - asked).TotalSeconds);
        _drawing = null;

        // Not before: what is drawn on the server for the first answer has no life after it.
        if (!firstRender || _disposed)
            return;
        Feed.Changed += OnSnapshot;
        OnSnapshot(Feed.Current);
    }

    /// <summary>Takes what is shown from the snapshot.</summary>
    protected virtual void Take()
    {
    }

    /// <summary>Whether a snapshot holds something that is drawn at once.</summary>
    /// <param name="newest">The snapshot.</param>
    protected virtual bool IsUrgent(PageSnapshot newest) => false;

    /// <summary>Whether there is anything to draw when the second is over; an age that is shown goes on by itself.</summary>
    /// <param name="newest">The snapshot.</param>
    protected virtual bool IsDue(PageSnapshot newest) => true;

    /// <summary>Stops following.</summary>
    /// <param name="disposing">Whether it is disposed of.</param>
    protected virtual void Dispose(bool disposing)
    {
        _disposed = true;
        Feed.Changed -= OnSnapshot;
    }

    private void OnSnapshot(PageSnapshot snapshot)
    {
        var isNews = snapshot.Connection != Snapshot.Connection || IsUrgent(snapshot);
        if (!isNews && (snapshot.Time - _drawn < Steady || !IsDue(snapshot)))
            return;
        if (Interlocked.Exchange(ref _isWaiting, 1) == 0)
            _ = InvokeAsync(Draw);
    }

    private void Draw()
    {
        Volatile.Write(ref _isWaiting, 0);
        if (_disposed)
            return;
        Snapshot = Feed.Current;
        _drawn = Snapshot.Time;
        Take();

        // While a browser is busy the oldest counts: it is what the viewer waits for.
        _drawing ??= Snapshot.Time;
        StateHasChanged();
    }
}
