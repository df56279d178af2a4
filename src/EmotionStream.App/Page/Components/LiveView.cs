using EmotionStream.App.Page.Model;
using EmotionStream.App.Page.Reading;
using Microsoft.AspNetCore.Components;

namespace EmotionStream.App.Page.Components;

/// <summary>
/// A component that follows the snapshots: it takes the newest, skips those that come while it is busy, and draws when something changed, else once a second for
/// the ages.
/// </summary>
public abstract class LiveView : ComponentBase, IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(950);
    private int _isWaiting;
    private bool _changed;
    private DateTimeOffset _drawn;
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

    /// <summary>Stops following.</summary>
    /// <param name="disposing">Whether it is disposed of.</param>
    protected virtual void Dispose(bool disposing)
    {
        _disposed = true;
        Feed.Changed -= OnSnapshot;
    }

    private void OnSnapshot(PageSnapshot snapshot)
    {
        if (snapshot.ChangedRows.Count + snapshot.ChangedAlerts.Count + snapshot.NewlyClosed.Count > 0 || snapshot.Connection != Snapshot.Connection)
            _changed = true;
        if (!_changed && snapshot.Time - _drawn < Idle)
            return;
        if (Interlocked.Exchange(ref _isWaiting, 1) == 0)
            _ = InvokeAsync(Draw);
    }

    private void Draw()
    {
        Volatile.Write(ref _isWaiting, 0);
        if (_disposed)
            return;
        _changed = false;
        Snapshot = Feed.Current;
        _drawn = Snapshot.Time;
        Take();
        StateHasChanged();
    }
}
