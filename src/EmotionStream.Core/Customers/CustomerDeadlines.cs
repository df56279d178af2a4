using EmotionStream.Core.Customers.Operators;
using EmotionStream.Core.Keyed;
using EmotionStream.Core.Time;

namespace EmotionStream.Core.Customers;

/// <summary>Knows what is due when for a customer, from the state alone, and keeps the reminder.</summary>
internal sealed class CustomerDeadlines(LedgerOptions options, CustomerAlerts alerts)
{
    private readonly Deadlines _queue = new();
    private readonly long _followUpMs = (long)options.FollowUp.TotalMilliseconds;
    private readonly long _retentionMs = (long)options.Retention.TotalMilliseconds;

    /// <summary>When a customer is forgotten.</summary>
    public long ForgetDue(CustomerLedger ledger) => ledger.LastEventAt + _retentionMs;

    /// <summary>When a contact without an outcome is given up.</summary>
    public long AbandonDue(OpenContact contact) => contact.StartedAt + _followUpMs;

    /// <summary>When an open alert closes by time alone: its balance has decayed past the closing threshold, or nobody came for too long.</summary>
    public (long Time, bool Recovered) CloseDue(CustomerLedger ledger, OpenCustomerAlert alert)
    {
        var expires = alerts.ExpiresAt(alert);
        if (alert is not { Rule: OpenCustomerAlert.TippingPoint, Measure: JudgeTippingPoint.Balance } || ledger.BalanceAt(Math.Max(expires, ledger.AsOf)) < options.TippingPoint.Close)
            return (expires, false);

        // Sums of several half-lives have no closed form; to a millisecond, from the state alone, so that a restart says the same.
        var (low, high) = (ledger.AsOf, Math.Max(expires, ledger.AsOf));
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (ledger.BalanceAt(middle) >= options.TippingPoint.Close)
                high = middle;
            else
                low = middle + 1;
        }

        return (low, true);
    }

    /// <summary>Puts a reminder for what is due next, unless one stands early enough.</summary>
    public void Schedule(ref CustomerState state, int slot)
    {
        var due = NextDue(state.Ledger);
        if (state.ScheduledAt <= due)
            return;
        state.ScheduledAt = due;
        _queue.Schedule(slot, due);
    }

    /// <summary>Puts back the reminder a state has, after a rollback or a restore.</summary>
    public void PutBack(ref CustomerState state, int slot)
    {
        state.ScheduledAt = CustomerState.Never;
        Schedule(ref state, slot);
    }

    /// <summary>Takes the next customer whose reminder is due.</summary>
    public bool TryTake(KeyedStore<CustomerState> store, long now, out int slot)
    {
        while (_queue.TryTake(now, out slot, out var time))
            if (store.IsPresent(slot) && store.State(slot).ScheduledAt == time)
                return true;
        return false;
    }

    private long NextDue(CustomerLedger ledger)
    {
        var due = ForgetDue(ledger);
        foreach (var alert in ledger.Alerts)
            due = Math.Min(due, CloseDue(ledger, alert).Time);
        foreach (var contact in ledger.OpenContacts)
            due = Math.Min(due, AbandonDue(contact));
        return due;
    }
}
