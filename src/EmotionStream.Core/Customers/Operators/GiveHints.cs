using EmotionStream.Core.Alerts;
using EmotionStream.Core.Moments;

namespace EmotionStream.Core.Customers.Operators;

/// <summary>
/// Publishes routing hints: when a contact starts, when it is transferred, and when it turns out to be one after a bad experience. Reasons are the open alerts about the customer, the last
/// interaction within the window of repeat contacts, and the moments of truth of both. Where there is no reason there is no hint.
/// </summary>
internal sealed class GiveHints(IObservable<CustomerContext> source, LedgerOptions options, MomentCatalogue moments, ICustomerOutput output) : CustomerOperator(source)
{
    private readonly long _windowMs = (long)options.RepeatContact.Window.TotalMilliseconds;

    protected override void Handle(CustomerContext context)
    {
        if (!options.RoutingHints)
            return;
        var record = context.Event!;
        if (record.Type == CustomerEventType.Transferred)
        {
            Give(context, HintTrigger.Transferred, record.InteractionId!, record.Queue, record.Channel, record.Segment, LedgerChange.Join(record.Moments));
            return;
        }

        foreach (var contact in context.Ledger.OpenContacts)
        {
            if (context.Repeats.Contains(contact.InteractionId))
                Give(context, HintTrigger.RepeatContact, contact.InteractionId, contact.Queue, contact.Channel, record.Segment, contact.Moments);
            else if (context.Starts && string.Equals(contact.InteractionId, record.InteractionId, StringComparison.Ordinal))
                Give(context, HintTrigger.Started, contact.InteractionId, contact.Queue, contact.Channel, record.Segment, contact.Moments);
        }
    }

    private void Give(CustomerContext context, HintTrigger trigger, string interaction, string? queue, string? channel, string? segment, string? told)
    {
        var ledger = context.Ledger;
        var time = context.Event!.Time;
        var reasons = new List<HintReason>();
        foreach (var alert in ledger.Alerts.OrderByDescending(alert => options.RuleOf(alert.Rule).Severity))
        {
            var rule = options.RuleOf(alert.Rule);
            reasons.Add(new(
                HintSource.Alert, alert.InteractionId, alert.OpenedBy.Time, [.. rule.Skills], rule.Know, alert.Rule,
                AlertId.Format(AlertId.Of(context.Key, alert.Rule, alert.InteractionId)), Value: alert.Value));
        }

        AddMoments(reasons, told, interaction, time);
        var last = ledger.Changes.FindLast(c => c.Time <= time && !string.Equals(c.InteractionId, interaction, StringComparison.Ordinal));
        if (last is not null && time - last.Time <= _windowMs)
        {
            AddMoments(reasons, last.Moments, last.InteractionId, last.Time);
            reasons.Add(new(
                HintSource.Interaction, last.InteractionId, last.Time, [], "", Value: last.Turns > 0 ? last.Remembered : null, Channel: last.Channel, Queue: last.Queue,
                SameMatter: last.MatterIn(moments).IsSame(moments.MatterOf(queue, LedgerChange.Split(told)))));
        }

        if (reasons.Count > 0)
            output.Publish(context.Key, new RoutingHint(interaction, time, trigger, queue, channel, segment, reasons));
    }

    // A moment that is no longer in the taxonomy says nothing any more.
    private void AddMoments(List<HintReason> reasons, string? told, string interaction, long time)
    {
        foreach (var id in LedgerChange.Split(told))
        {
            if (moments.PlaceOf(id) is var place and >= 0 && !reasons.Exists(reason => string.Equals(reason.Moment, id, StringComparison.Ordinal)))
                reasons.Add(new(HintSource.Moment, interaction, time, moments.Moments[place].Skills, moments.Moments[place].Know, Moment: id));
        }
    }
}
