using System.Text;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph.Operators;

namespace EmotionStream.Core.Customers;

/// <summary>
/// Alerts about customers. An alert's id is made of customer, rule and the interaction that opened it, so the same history gives the same alerts, wherever its events came to stand.
/// </summary>
internal sealed class CustomerAlerts(LedgerOptions options, ICustomerOutput output) : HistoryAlerts<CustomerContext, OpenCustomerAlert>(options.FollowUp, output.Publish)
{
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
