using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using EmotionStream.App.Page.Reading;
using EmotionStream.App.Page.Security;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Page.Acting;

/// <summary>
/// Where people act on alerts. An action is written to Kafka at once and comes back to every viewer as a step of the alert. Taking an alert can be undone by giving
/// it back. A closed alert can't be opened again, so closing takes it at once and is written when the time to undo is over, or when the server stops.
/// </summary>
internal sealed class AlertDesk : IAsyncDisposable
{
    private const int LongestName = 100;
    private readonly PageFeed _feed;
    private readonly IActionLog _log;
    private readonly TimeProvider _time;
    private readonly TimeSpan _undoTime;
    private readonly PartitionedRateLimiter<string> _limiter;
    private readonly ConcurrentDictionary<string, Closing> _closings = new(StringComparer.Ordinal);

    /// <summary>Opens the desk.</summary>
    /// <param name="feed">What alerts there are.</param>
    /// <param name="log">Takes the actions.</param>
    /// <param name="settings">How long a closing can be undone, how many actions a minute.</param>
    /// <param name="time">The clock.</param>
    public AlertDesk(PageFeed feed, IActionLog log, PageSettings settings, TimeProvider time)
    {
        (_feed, _log, _time, _undoTime) = (feed, log, time, settings.UndoTime);
        _limiter = PartitionedRateLimiter.Create<string, string>(name => RateLimitPartition.GetFixedWindowLimiter(
            name, _ => new FixedWindowRateLimiterOptions { PermitLimit = settings.ActionsPerMinute, Window = TimeSpan.FromMinutes(1) }));
    }

    /// <summary>How long an action can be undone.</summary>
    public TimeSpan UndoTime => _undoTime;

    /// <summary>Acts on an alert; closing waits until the time to undo is over.</summary>
    /// <param name="user">Who.</param>
    /// <param name="alertId">Which alert.</param>
    /// <param name="action">What.</param>
    /// <param name="to">Whom it is handed over to.</param>
    public async Task<ActOutcome> ActAsync(PageUser user, string alertId, AlertActionType action, string? to = null)
    {
        if (action != AlertActionType.Closed || _undoTime == TimeSpan.Zero)
            return await WriteAsync(user, alertId, action, to);
        var taken = await WriteAsync(user, alertId, AlertActionType.Acknowledged, takesOver: true);
        if (taken != ActOutcome.Done || _feed.FindAlert(alertId) is not { } alert)
            return taken;
        var closing = new Closing(user, alert.Last, this);
        if (_closings.TryAdd(alertId, closing))
            closing.Start(_undoTime, _time);
        return ActOutcome.Done;
    }

    /// <summary>Acts on an alert at once, as scripts do.</summary>
    /// <param name="user">Who.</param>
    /// <param name="alertId">Which alert.</param>
    /// <param name="action">What.</param>
    /// <param name="to">Whom it is handed over to.</param>
    /// <param name="takesOver">Whether an alert that somebody else has taken may be taken.</param>
    public async Task<ActOutcome> WriteAsync(PageUser user, string alertId, AlertActionType action, string? to = null, bool takesOver = false)
    {
        to = string.IsNullOrWhiteSpace(to) ? null : to.Trim();
        if (to is not null && (action != AlertActionType.HandedOver || to.Length > LongestName || to.Any(char.IsControl)))
            return ActOutcome.Unclear;
        if (!user.MayAct)
            return ActOutcome.NotAllowed;
        if (_feed.FindAlert(alertId) is not { } alert || !user.Sees(alert.Last.Queue))
            return ActOutcome.NotFound;
        if (!alert.IsOpen || (action == AlertActionType.Acknowledged && !takesOver && alert.TakenBy is { } other && other != user.Name))
            return ActOutcome.TooLate;
        using var lease = _limiter.AttemptAcquire(user.Name);
        if (!lease.IsAcquired)
            return ActOutcome.TooMany;
        return await WriteAsync(user.Name, alert.Last, action, to) ? ActOutcome.Done : ActOutcome.Failed;
    }

    /// <summary>Takes back what somebody did: a closing that has not been written is dropped, and the alert waits for somebody again.</summary>
    /// <param name="user">Who.</param>
    /// <param name="alertId">Which alert.</param>
    public Task<ActOutcome> UndoAsync(PageUser user, string alertId)
    {
        if (_closings.TryRemove(alertId, out var closing))
            closing.Stop();
        return WriteAsync(user, alertId, AlertActionType.Released);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var closing in _closings.Values)
        {
            closing.Stop();
            await FinishAsync(closing);
        }

        await _limiter.DisposeAsync();
    }

    private Task<bool> WriteAsync(string by, AlertMessage alert, AlertActionType action, string? to = null) => _log.WriteAsync(new()
    {
        InteractionId = alert.InteractionId,
        Time = _time.GetUtcNow(),
        AlertId = alert.AlertId,
        Action = action,
        // An alert about a customer or a queue is kept there, and an action on it has to say where; one of an interaction needs no name.
        CustomerId = OpenCustomerAlert.Rules.Contains(alert.Rule, StringComparer.Ordinal) ? alert.CustomerId : null,
        Queue = OpenQueueAlert.Rules.Contains(alert.Rule, StringComparer.Ordinal) ? alert.Queue : null,
        By = by,
        To = to,
    });

    private async Task FinishAsync(Closing closing)
    {
        if (_closings.TryRemove(closing.Alert.AlertId, out _))
            await WriteAsync(closing.User.Name, closing.Alert, AlertActionType.Closed);
    }

    /// <summary>A closing that can still be undone.</summary>
    private sealed class Closing(PageUser user, AlertMessage alert, AlertDesk desk)
    {
        private ITimer? _timer;

        public PageUser User { get; } = user;

        public AlertMessage Alert { get; } = alert;

        public void Start(TimeSpan after, TimeProvider time) =>
            _timer = time.CreateTimer(static state => _ = ((Closing)state!).FinishAsync(), this, after, Timeout.InfiniteTimeSpan);

        public void Stop() => _timer?.Dispose();

        private Task FinishAsync()
        {
            Stop();
            return desk.FinishAsync(this);
        }
    }
}
