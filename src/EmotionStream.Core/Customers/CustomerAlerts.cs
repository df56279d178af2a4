using System.Text;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph.Operators;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Customers;

/// <summary>
/// Alerts about customers. An alert's id is made of customer, rule and the interaction that opened it, so the same history gives the same alerts, wherever its events came to stand.
/// </summary>
internal sealed class CustomerAlerts(LedgerOptions options, ICustomerOutput output) : HistoryAlerts<CustomerContext, OpenCustomerAlert>(options.FollowUp, output.Publish)
{
    /// <summary>Applies what somebody did about an alert: closing closes it, giving it back updates it, all else acknowledges it.</summary>
    /// <param name="context">The customer.</param>
    /// <param name="action">What was done.</param>
    /// <returns>False when the customer has no such open alert.</returns>
    public bool Act(CustomerContext context, CustomerEvent action)
    {
        foreach (var open in context.Alerts)
        {
            if (!string.Equals(AlertId.Format(IdOf(context, open)), action.AlertId, StringComparison.Ordinal))
                continue;
            var step = action.Action switch
            {
                AlertActionType.Closed => AlertState.Closed,
                AlertActionType.Released => AlertState.Updated,
                _ => AlertState.Acknowledged,
            };
            if (step == AlertState.Closed)
                context.Alerts.Remove(open);
            var to = action.Action == AlertActionType.HandedOver ? action.To : null;
            Publish(context, open, step, action.Time, step == AlertState.Closed ? "action" : AlertPublisher.Name(action.Action), action.By, to);
            return true;
        }

        return false;
    }

    protected override UInt128 IdOf(CustomerContext holder, OpenCustomerAlert alert) => AlertId.Of(holder.Key, alert.Rule, alert.InteractionId);

    protected override HistoryRule RuleOf(OpenCustomerAlert alert) => options.RuleOf(alert.Rule);

    protected override void Describe(CustomerContext holder, OpenCustomerAlert open, string? playbook, Alert step)
    {
        step.Queue = open.Queue;
        step.Channel = open.Channel;
        step.Playbook = playbook;

        // A customer who is to be forgotten is not named again.
        step.CustomerId = step.Reason == EraseCustomers.Reason ? null : Encoding.UTF8.GetString(holder.Key);
    }
}
