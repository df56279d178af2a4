using System.Text;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Queues;

/// <summary>
/// Alerts about queues. An alert's id is made of queue, rule and the record of <c>emotion.queue-events</c> that opened it, which stands where it stands: read again after a crash, the same
/// records give the same alerts.
/// </summary>
internal sealed class QueueAlerts(QueueOptions options, IQueueOutput output) : HistoryAlerts<QueueContext, OpenQueueAlert>(options.FollowUp, output.Publish)
{
    /// <summary>Opens an alert by the event under way.</summary>
    public void Open(QueueContext context, string rule, string measure, double value, double threshold)
    {
        var record = context.Event!;
        Open(context, new(rule, measure, record.InteractionId, new(record.Time, InputSource.QueueEvents, record.Offset), value, threshold));
    }

    protected override UInt128 IdOf(QueueContext holder, OpenQueueAlert alert) => AlertId.Of(holder.Key, alert.Rule, alert.OpenedBy);

    protected override HistoryRule RuleOf(OpenQueueAlert alert) => alert.Rule switch
    {
        OpenQueueAlert.Spike => options.Spike,
        OpenQueueAlert.Drift => options.Drift,
        _ => options.Budget,
    };

    // The detector of drifts has begun anew when it alarms: it does not alarm of the same again.
    protected override void Dismiss(QueueContext holder, OpenQueueAlert open)
    {
        if (open.Rule != OpenQueueAlert.Drift)
            holder.Ledger.Dismissed.Add(open);
    }

    protected override void Describe(QueueContext holder, OpenQueueAlert open, string? playbook, Alert step)
    {
        step.Queue = Encoding.UTF8.GetString(holder.Key);
        step.Playbook = step.State is AlertState.Opened or AlertState.Updated ? playbook : null;
    }
}
