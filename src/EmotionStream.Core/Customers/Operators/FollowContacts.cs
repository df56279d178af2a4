namespace EmotionStream.Core.Customers.Operators;

/// <summary>Keeps which contacts are under way. One that was told of before, or has had its outcome, is not another.</summary>
internal sealed class FollowContacts(IObservable<CustomerContext> source) : CustomerOperator(source)
{
    protected override void Handle(CustomerContext context)
    {
        var (record, ledger) = (context.Event!, context.Ledger);
        ledger.LastEventAt = Math.Max(ledger.LastEventAt, record.Time);
        var known = ledger.OpenContacts.FindIndex(c => string.Equals(c.InteractionId, record.InteractionId, StringComparison.Ordinal));
        if (record.Type == CustomerEventType.Outcome)
        {
            if (known >= 0)
                ledger.OpenContacts.RemoveAt(known);
            return;
        }

        if (known >= 0 && record.Type == CustomerEventType.Transferred)
        {
            ledger.OpenContacts[known] = ledger.OpenContacts[known] with
            {
                Queue = record.Queue ?? ledger.OpenContacts[known].Queue, Moments = LedgerChange.Join(record.Moments) ?? ledger.OpenContacts[known].Moments,
            };
        }

        if (known >= 0 || record.Type == CustomerEventType.Transferred || ledger.HasCounted(record.InteractionId!))
            return;
        if (ledger.OpenContacts.Count == CustomerLedger.MaxOpenContacts)
            ledger.OpenContacts.RemoveAt(0);
        ledger.OpenContacts.Add(new(record.InteractionId!, record.Time, record.Offset, record.Queue, record.Channel, LedgerChange.Join(record.Moments)));
        context.Starts = true;
    }
}
