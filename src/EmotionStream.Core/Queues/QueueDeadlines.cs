using EmotionStream.Core.Keyed;
using EmotionStream.Core.Queues.Causes;
using EmotionStream.Core.Time;

namespace EmotionStream.Core.Queues;

/// <summary>Knows what is due when for a queue, from the state alone, and keeps the reminder.</summary>
internal sealed class QueueDeadlines(QueueOptions options, QueueAlerts alerts)
{
    private readonly Deadlines _queue = new();
    private readonly long _retentionMs = (long)options.Retention.TotalMilliseconds;

    /// <summary>When a queue is forgotten.</summary>
    public long ForgetDue(QueueLedger ledger) => ledger.LastEventAt + _retentionMs;

    /// <summary>Puts a reminder for what is due next, unless one stands early enough.</summary>
    public void Schedule(ref QueueState state, int slot)
    {
        var due = NextDue(state.Ledger);
        if (state.ScheduledAt <= due)
            return;
        state.ScheduledAt = due;
        _queue.Schedule(slot, due);
    }

    /// <summary>Puts back the reminder a state has, after a rollback or a restore.</summary>
    public void PutBack(ref QueueState state, int slot)
    {
        state.ScheduledAt = QueueState.Never;
        Schedule(ref state, slot);
    }

    /// <summary>Takes the next queue whose reminder is due.</summary>
    public bool TryTake(KeyedStore<QueueState> store, long now, out int slot)
    {
        while (_queue.TryTake(now, out slot, out var time))
            if (store.IsPresent(slot) && store.State(slot).ScheduledAt == time)
                return true;
        return false;
    }

    // A quiet hour is closed too, as what was said before it fades; a queue that has had nothing for a week waits for its next event.
    private long NextDue(QueueLedger ledger)
    {
        var hour = CausePeriod.Hour.StartOf(ledger.Hour + 1);
        var week = CausePeriod.Week.StartOf(CausePeriod.Week.NumberAt(ledger.LastEventAt) + 1);
        var due = Math.Min(hour <= week ? hour : long.MaxValue, ForgetDue(ledger));
        foreach (var alert in ledger.Alerts)
            due = Math.Min(due, Math.Min(alerts.ExpiresAt(alert), QueueMinutes.StartOf(ledger.Minute + 1)));
        return due;
    }
}
