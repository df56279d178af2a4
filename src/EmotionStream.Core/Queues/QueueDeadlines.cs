using EmotionStream.Core.Queues.Causes;

namespace EmotionStream.Core.Queues;

/// <summary>Knows what is due when for a queue, from the state alone.</summary>
internal sealed class QueueDeadlines(QueueOptions options, QueueAlerts alerts)
{
    private readonly long _retentionMs = (long)options.Retention.TotalMilliseconds;

    /// <summary>When a queue is forgotten.</summary>
    public long ForgetDue(QueueLedger ledger) => ledger.LastEventAt + _retentionMs;

    /// <summary>When something is due next.</summary>
    public long NextDue(in QueueState state)
    {
        // A quiet hour is closed too, as what was said before it fades; a queue that has had nothing for a week waits for its next event.
        var ledger = state.Ledger;
        var hour = CausePeriod.Hour.StartOf(ledger.Hour + 1);
        var week = CausePeriod.Week.StartOf(CausePeriod.Week.NumberAt(ledger.LastEventAt) + 1);
        var due = Math.Min(hour <= week ? hour : long.MaxValue, ForgetDue(ledger));
        foreach (var alert in ledger.Alerts)
            due = Math.Min(due, alerts.ExpiresAt(alert));

        // Whether what they tell of is over is looked at each minute.
        return ledger.Alerts.Count + ledger.Dismissed.Count > 0 ? Math.Min(due, QueueMinutes.StartOf(ledger.Minute + 1)) : due;
    }
}
