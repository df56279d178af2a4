namespace EmotionStream.Core.Queues.Operators;

/// <summary><c>QueueDrift</c>: opens when the detector alarms; closes when the new normal has been learnt.</summary>
internal sealed class JudgeDrift(IObservable<QueueContext> source, QueueOptions options, QueueAlerts alerts) : QueueOperator(source)
{
    private const string Measure = "remembered";
    private readonly DriftRule _rule = options.Drift;

    protected override void Handle(QueueContext context)
    {
        if (!_rule.Enabled || context.Event is not { Type: QueueEventType.Outcome, Turns: > 0 } outcome)
            return;
        var ledger = context.Ledger;
        ledger.Recent = ledger.Recent is { } recent ? recent + ((outcome.Remembered - recent) / RecentOutcomes) : outcome.Remembered;
        var alarmed = ledger.Drift.Take(outcome.Remembered, _rule);
        var open = QueueAlerts.Find(ledger.Alerts, OpenQueueAlert.Drift);
        if (alarmed)
        {
            if (open is not null)
                alerts.Close(context, open, ledger.Recent.Value, context.Now, "superseded");
            alerts.Open(context, OpenQueueAlert.Drift, Measure, ledger.Recent.Value, ledger.Drift.Before);
        }
        else if (open is not null && !double.IsNaN(ledger.Drift.Normal))
        {
            alerts.Close(context, open, ledger.Drift.Normal, context.Now, "newNormal");
        }
    }

    private const double RecentOutcomes = 30;
}
