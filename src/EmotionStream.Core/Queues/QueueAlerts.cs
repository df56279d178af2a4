using System.Text;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Queues;

/// <summary>
/// Gives alerts about queues their life. An alert's id is made of queue, rule and the record of <c>emotion.queue-events</c> that opened it, which stands where it stands: read again
/// after a crash, the same records give the same alerts.
/// </summary>
internal sealed class QueueAlerts(QueueOptions options, IQueueOutput output)
{
    private readonly long _followUpMs = (long)options.FollowUp.TotalMilliseconds;

    /// <summary>The open alert of a rule.</summary>
    public static OpenQueueAlert? Find(QueueLedger ledger, string rule) => ledger.Alerts.Find(a => string.Equals(a.Rule, rule, StringComparison.Ordinal));

    /// <summary>Opens an alert.</summary>
    public void Open(QueueContext context, string rule, string measure, double value, double threshold)
    {
        var record = context.Event!;
        var alert = new OpenQueueAlert(rule, measure, record.InteractionId, new(record.Time, InputSource.QueueEvents, record.Offset), value, threshold);
        context.Ledger.Alerts.Add(alert);
        Publish(context, alert, AlertState.Opened, record.Time, null);
    }

    /// <summary>Tells that an open alert got worse.</summary>
    public void Update(QueueContext context, OpenQueueAlert alert, double value)
    {
        var worse = alert with { Value = value };
        context.Ledger.Alerts[context.Ledger.Alerts.IndexOf(alert)] = worse;
        Publish(context, worse, AlertState.Updated, context.Now, null);
    }

    /// <summary>Closes an alert.</summary>
    public void Close(QueueContext context, OpenQueueAlert alert, double value, string reason)
    {
        context.Ledger.Alerts.Remove(alert);
        Publish(context, alert with { Value = value }, AlertState.Closed, context.Now, reason);
    }

    /// <summary>When an open alert expires.</summary>
    public long ExpiresAt(OpenQueueAlert alert) => alert.OpenedBy.Time + _followUpMs;

    private void Publish(QueueContext context, OpenQueueAlert open, AlertState state, long time, string? reason)
    {
        HistoryRule rule = open.Rule switch
        {
            OpenQueueAlert.Spike => options.Spike,
            OpenQueueAlert.Drift => options.Drift,
            _ => options.Budget,
        };
        var alert = new Alert
        {
            Id = AlertId.Of(context.Key, open.Rule, open.OpenedBy),
            Rule = open.Rule,
            State = state,
            Severity = rule.Severity,
            Measure = open.Measure,
            Value = Math.Round(open.Value, 4),
            Threshold = Math.Round(open.Threshold, 4),
            OpenedBy = open.OpenedBy,
            Time = time,
            Queue = Encoding.UTF8.GetString(context.Key),
            Playbook = state is AlertState.Opened or AlertState.Updated && rule.Playbook.Length > 0 ? rule.Playbook : null,
            Reason = reason,
        };
        alert.SetKey(Encoding.UTF8.GetBytes(open.InteractionId));
        output.Publish(alert);
    }
}
