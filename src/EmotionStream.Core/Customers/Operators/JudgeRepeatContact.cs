using EmotionStream.Core.Moments;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Customers.Operators;

/// <summary>
/// <c>RepeatContactNegative</c>: judged when a contact starts, and again when an outcome comes, as the outcome of the last interaction may be behind the start of the next. It closes with
/// the outcome of the contact it was about.
/// </summary>
internal sealed class JudgeRepeatContact(IObservable<CustomerContext> source, LedgerOptions options, MomentCatalogue moments, CustomerAlerts alerts) : CustomerOperator(source)
{
    private readonly RepeatContactRule _rule = options.RepeatContact;
    private readonly long _windowMs = (long)options.RepeatContact.Window.TotalMilliseconds;

    protected override void Handle(CustomerContext context)
    {
        if (context.Added is { } outcome)
            CloseAbout(context, outcome);
        if (!_rule.Enabled)
            return;
        for (var i = 0; i < context.Ledger.OpenContacts.Count; i++)
            Judge(context, i);
    }

    private void CloseAbout(CustomerContext context, LedgerChange outcome)
    {
        var open = context.Ledger.Alerts.Find(a => a.Rule == OpenCustomerAlert.RepeatContact && a.InteractionId == outcome.InteractionId);
        if (open is not null)
            alerts.Close(context, open, outcome.Remembered, outcome.Time, outcome is { Turns: > 0, Remembered: >= 0 } ? "recovered" : "interactionClosed");
    }

    private void Judge(CustomerContext context, int at)
    {
        var contact = context.Ledger.OpenContacts[at];
        if (contact.Alerted || LastBefore(context.Ledger, contact) is not { } last)
            return;
        if (last.Turns == 0 || last.Remembered > _rule.Remembered || contact.StartedAt - last.Time > _windowMs)
            return;
        context.Ledger.OpenContacts[at] = contact with { Alerted = true };
        context.Repeats.Add(contact.InteractionId);
        alerts.Open(context, new(
            OpenCustomerAlert.RepeatContact,
            "lastRemembered",
            contact.InteractionId,
            new EventReference(contact.StartedAt, InputSource.CustomerEvents, contact.Offset),
            last.Remembered,
            _rule.Remembered,
            contact.Queue,
            contact.Channel));
    }

    // What a contact is about may be known only after its start: it is looked at again with each event until it has been told.
    private LedgerChange? LastBefore(CustomerLedger ledger, OpenContact contact) =>
        ledger.Changes.FindLast(c => c.Time <= contact.StartedAt && (!_rule.SameMatter || c.MatterIn(moments).IsSame(contact.MatterIn(moments))));
}
