namespace EmotionStream.Core.Queues.Operators;

/// <summary>Expires alerts about a queue for which nobody came.</summary>
internal sealed class ExpireAlerts(IObservable<QueueContext> source, QueueAlerts alerts) : QueueOperator(source)
{
    protected override void Handle(QueueContext context)
    {
        foreach (var alert in context.Ledger.Alerts.ToArray())
            if (alerts.ExpiresAt(alert) <= context.Now)
                alerts.Close(context, alert, alert.Value, context.Now, "expired");
    }
}
