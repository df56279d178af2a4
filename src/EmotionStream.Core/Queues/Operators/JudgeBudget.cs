namespace EmotionStream.Core.Queues.Operators;

/// <summary><c>AlertBudgetExceeded</c>: opened and made worse by alerts; closed by time. Closed by somebody, it opens again only when it was over.</summary>
internal sealed class JudgeBudget(IObservable<QueueContext> source, QueueOptions options, QueueAlerts alerts) : QueueOperator(source)
{
    private const string Measure = "alertsPerHour";
    private readonly BudgetRule _rule = options.Budget;

    protected override void Handle(QueueContext context)
    {
        var ledger = context.Ledger;
        var budget = options.BudgetOf(context.Key);
        ledger.AlertBudget = budget;
        var opened = ledger.Minutes.Last(ledger.Minute, QueueMinutes.Kept).Alerts;
        if (QueueAlerts.Find(ledger.Alerts, OpenQueueAlert.Budget) is { } open)
        {
            if (IsOver(open, opened))
                alerts.Close(context, open, opened, context.Now, "recovered");
            else if (opened >= open.Value + (_rule.UpdateStep * open.Threshold))
                alerts.Update(context, open, opened, context.Now);
        }
        else if (QueueAlerts.Find(ledger.Dismissed, OpenQueueAlert.Budget) is { } dismissed)
        {
            if (IsOver(dismissed, opened))
                ledger.Dismissed.Remove(dismissed);
        }
        else if (_rule.Enabled && budget > 0 && context.Event is { Type: QueueEventType.Alert } && opened > budget)
        {
            alerts.Open(context, OpenQueueAlert.Budget, Measure, opened, budget);
        }

        if (budget > 0 && context.Event is { Type: QueueEventType.Alert } && opened > budget)
            ledger.OverBudget++;
    }

    private static bool IsOver(OpenQueueAlert alert, int opened) => opened <= BudgetRule.Close * alert.Threshold;
}
