using EmotionStream.Core.Customers.Operators;

namespace EmotionStream.Core.Customers;

/// <summary>Knows what is due when for a customer, from the state alone.</summary>
internal sealed class CustomerDeadlines(LedgerOptions options, CustomerAlerts alerts)
{
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

    /// <summary>When something is due next.</summary>
    public long NextDue(in CustomerState state)
    {
        var ledger = state.Ledger;
        var due = ForgetDue(ledger);
        foreach (var alert in ledger.Alerts)
            due = Math.Min(due, CloseDue(ledger, alert).Time);
        foreach (var contact in ledger.OpenContacts)
            due = Math.Min(due, AbandonDue(contact));
        return due;
    }
}
