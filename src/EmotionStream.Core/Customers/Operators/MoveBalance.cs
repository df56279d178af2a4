namespace EmotionStream.Core.Customers.Operators;

/// <summary>Moves the balance by an outcome, once: the first that came of an interaction counts.</summary>
internal sealed class MoveBalance(IObservable<CustomerContext> source, LedgerOptions options, ICustomerOutput output) : CustomerOperator(source)
{
    protected override void Handle(CustomerContext context)
    {
        var record = context.Event!;
        if (record.Type != CustomerEventType.Outcome)
            return;
        if (context.Ledger.HasCounted(record.InteractionId!))
        {
            output.Duplicate(record);
            return;
        }

        var (halfLifeMs, negativityWeight, weight) = options.TermsOf(record.Queue, record.Segment);
        var amount = record.Turns == 0 ? 0 : weight * record.Remembered * (record.Remembered < 0 ? negativityWeight : 1);
        context.Added = new(
            record.InteractionId!, record.Time, record.Queue, record.Channel, record.Turns, record.Remembered, record.End, record.PeakNegative, halfLifeMs, amount,
            record.Segment, LedgerChange.Join(record.Moments));
        context.Change = context.Ledger.Count(context.Added, options.Changes, (long)options.HalfLife.TotalMilliseconds);
    }
}
