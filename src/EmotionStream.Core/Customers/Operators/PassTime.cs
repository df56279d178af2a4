namespace EmotionStream.Core.Customers.Operators;

/// <summary>Does what time alone does: closes alerts whose balance has decayed or for which nobody came, gives up contacts without an outcome, and forgets a customer who has been away for long.</summary>
internal sealed class PassTime(IObservable<CustomerContext> source, CustomerDeadlines deadlines, CustomerAlerts alerts, LedgerOptions options) : CustomerOperator(source)
{
    protected override void Handle(CustomerContext context)
    {
        context.Store.Touch(context.Slot);
        var ledger = context.Ledger;
        foreach (var alert in ledger.Alerts.ToArray())
        {
            var (time, recovered) = deadlines.CloseDue(ledger, alert);
            if (time > context.Now)
                continue;
            if (recovered)
                ledger.Armed = true;
            alerts.Close(context, alert, recovered ? options.TippingPoint.Close : alert.Value, time, recovered ? "recovered" : "expired");
        }

        ledger.OpenContacts.RemoveAll(c => deadlines.AbandonDue(c) <= context.Now);
        if (deadlines.ForgetDue(ledger) <= context.Now)
            context.Store.Remove(context.Slot);
    }
}
