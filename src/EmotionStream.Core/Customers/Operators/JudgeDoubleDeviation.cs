using EmotionStream.Core.Moments;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Customers.Operators;

/// <summary>
/// <c>DoubleDeviation</c>: two interactions that follow each other in time (on the same matter, if that is asked for), a failure and a failed recovery. An outcome is judged with the one before and the one after it, as it may come
/// late. A further failure while an alert is open updates it; an interaction remembered without regret closes it.
/// </summary>
internal sealed class JudgeDoubleDeviation(IObservable<CustomerContext> source, LedgerOptions options, MomentCatalogue moments, CustomerAlerts alerts) : CustomerOperator(source)
{
    private readonly DoubleDeviationRule _rule = options.DoubleDeviation;
    private readonly long _windowMs = (long)options.DoubleDeviation.Window.TotalMilliseconds;

    protected override void Handle(CustomerContext context)
    {
        if (context.Added is not { } outcome)
            return;
        if (outcome is { Turns: > 0, Remembered: >= 0 } && CustomerAlerts.Find(context.Alerts, OpenCustomerAlert.DoubleDeviation) is { } open
            && outcome.Time > open.OpenedBy.Time)
        {
            alerts.Close(context, open, outcome.Remembered, outcome.Time, "recovered");
        }

        if (!_rule.Enabled || context.Change < 0)
            return;
        Judge(context, context.Change);
        for (var later = context.Change + 1; later < context.Ledger.Changes.Count; later++)
        {
            if (Before(context.Ledger.Changes, later) == context.Change)
                Judge(context, later);
        }
    }

    private void Judge(CustomerContext context, int second)
    {
        var changes = context.Ledger.Changes;
        var first = Before(changes, second);
        if (first < 0 || changes[second].Deviated || !IsFailedRecovery(changes[first], changes[second]))
            return;
        changes[second] = changes[second] with { Deviated = true };
        var recovery = changes[second];
        if (CustomerAlerts.Find(context.Alerts, OpenCustomerAlert.DoubleDeviation) is { } open)
        {
            alerts.Update(context, open, recovery.Remembered, recovery.Time);
            return;
        }

        alerts.Open(context, new(
            OpenCustomerAlert.DoubleDeviation,
            "remembered",
            recovery.InteractionId,
            new EventReference(recovery.Time, InputSource.CustomerEvents, context.Event!.Offset),
            recovery.Remembered,
            _rule.Failure,
            recovery.Queue,
            recovery.Channel));
    }

    // The interaction before another, on the same matter if that is asked for.
    private int Before(List<LedgerChange> changes, int second)
    {
        var first = second - 1;
        while (_rule.SameMatter && first >= 0 && !changes[first].MatterIn(moments).IsSame(changes[second].MatterIn(moments)))
            first--;
        return first;
    }

    private bool IsFailedRecovery(LedgerChange failure, LedgerChange recovery) =>
        failure.Turns > 0 && failure.Remembered <= _rule.Failure
        && recovery.Turns > 0 && recovery.Time - failure.Time <= _windowMs
        && (recovery.Remembered <= _rule.Failure || (recovery.End < 0 && recovery.Remembered <= failure.Remembered));
}
