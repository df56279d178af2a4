using System.Text;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph.Operators;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Customers;

/// <summary>
/// Gives alerts about customers their life. An alert's id is made of customer, rule and the interaction that opened it, so the same history gives the same alerts, wherever its events
/// came to stand.
/// </summary>
internal sealed class CustomerAlerts(LedgerOptions options, ICustomerOutput output)
{
    /// <summary>The open alert of a rule, the oldest if there are several.</summary>
    public static OpenCustomerAlert? Find(CustomerLedger ledger, string rule) =>
        ledger.Alerts.Find(a => string.Equals(a.Rule, rule, StringComparison.Ordinal));

    /// <summary>Opens an alert.</summary>
    public void Open(CustomerContext context, OpenCustomerAlert alert)
    {
        context.Ledger.Alerts.Add(alert);
        Publish(context, alert, AlertState.Opened, alert.OpenedBy.Time);
    }

    /// <summary>Tells that an open alert got worse.</summary>
    public void Update(CustomerContext context, OpenCustomerAlert alert, double value, long time)
    {
        var worse = alert with { Value = value };
        context.Ledger.Alerts[context.Ledger.Alerts.IndexOf(alert)] = worse;
        Publish(context, worse, AlertState.Updated, time);
    }

    /// <summary>Closes an alert.</summary>
    public void Close(CustomerContext context, OpenCustomerAlert alert, double value, long time, string reason)
    {
        context.Ledger.Alerts.Remove(alert);
        Publish(context, alert with { Value = value }, AlertState.Closed, time, reason: reason);
    }

    /// <summary>Closes what is open about a customer who is to be forgotten, without naming the customer again.</summary>
    public void CloseForgotten(CustomerContext context, long time)
    {
        foreach (var alert in context.Ledger.Alerts.ToArray())
            Close(context, alert, alert.Value, time, EraseCustomers.Reason);
    }

    /// <summary>Applies what somebody did about an alert: closing closes it, giving it back updates it, all else acknowledges it.</summary>
    /// <param name="context">The customer.</param>
    /// <param name="action">What was done.</param>
    /// <returns>False when the customer has no such open alert.</returns>
    public bool Act(CustomerContext context, CustomerEvent action)
    {
        foreach (var open in context.Ledger.Alerts)
        {
            if (!string.Equals(AlertId.Format(AlertId.Of(context.Key, open.Rule, open.InteractionId)), action.AlertId, StringComparison.Ordinal))
                continue;
            var step = action.Action switch
            {
                AlertActionType.Closed => AlertState.Closed,
                AlertActionType.Released => AlertState.Updated,
                _ => AlertState.Acknowledged,
            };
            if (step == AlertState.Closed)
                context.Ledger.Alerts.Remove(open);
            Publish(context, open, step, action.Time, step == AlertState.Closed ? "action" : AlertPublisher.Name(action.Action), action);
            return true;
        }

        return false;
    }

    /// <summary>When an open alert expires.</summary>
    public long ExpiresAt(OpenCustomerAlert alert) => alert.OpenedBy.Time + (long)options.FollowUp.TotalMilliseconds;

    private void Publish(CustomerContext context, OpenCustomerAlert open, AlertState state, long time, string? reason = null, CustomerEvent? action = null)
    {
        var rule = options.RuleOf(open.Rule);
        var alert = new Alert
        {
            Id = AlertId.Of(context.Key, open.Rule, open.InteractionId),
            Rule = open.Rule,
            State = state,
            Severity = rule.Severity,
            Measure = open.Measure,
            Value = open.Value,
            Threshold = open.Threshold,
            OpenedBy = open.OpenedBy,
            Time = time,
            Queue = open.Queue,
            Channel = open.Channel,
            CustomerId = reason == EraseCustomers.Reason ? null : Encoding.UTF8.GetString(context.Key),
            Playbook = rule.Playbook.Length > 0 ? rule.Playbook : null,
            By = action?.By,
            To = action is { Action: AlertActionType.HandedOver } ? action.To : null,
            Reason = reason,
        };
        alert.SetKey(Encoding.UTF8.GetBytes(open.InteractionId));
        output.Publish(alert);
    }
}
