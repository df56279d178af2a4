using EmotionStream.Core.Records;

namespace EmotionStream.Core.Customers.Operators;

/// <summary>
/// <c>LedgerTippingPoint</c>: the balance at the newest change falls through the threshold, or one moment was bad enough alone. It does not open again before the balance has been back
/// at the closing threshold. Recovery by time alone is <see cref="PassTime"/>'s.
/// </summary>
internal sealed class JudgeTippingPoint(IObservable<CustomerContext> source, LedgerOptions options, CustomerAlerts alerts) : CustomerOperator(source)
{
    /// <summary>The measure of an alert that the balance opened.</summary>
    public const string Balance = "balance";

    /// <summary>The measure of an alert that one moment opened.</summary>
    public const string Trough = "peakNegative";

    private readonly TippingPointRule _rule = options.TippingPoint;

    protected override void Handle(CustomerContext context)
    {
        if (context.Added is not { } outcome)
            return;
        var ledger = context.Ledger;
        var balance = ledger.BalanceAt(ledger.AsOf);
        if (CustomerAlerts.Find(ledger.Alerts, OpenCustomerAlert.TippingPoint) is { } open)
            Follow(context, open, outcome, balance);
        else if (_rule.Enabled && outcome.Turns > 0 && outcome.PeakNegative <= _rule.Trough)
            Open(context, Trough, outcome, outcome.PeakNegative, _rule.Trough);
        else if (_rule.Enabled && ledger.Armed && balance <= _rule.Open)
            Open(context, Balance, outcome, balance, _rule.Open);
        ledger.Armed = balance >= _rule.Close || (ledger.Armed && balance > _rule.Open);
    }

    private void Follow(CustomerContext context, OpenCustomerAlert open, LedgerChange outcome, double balance)
    {
        if (balance >= _rule.Close && (open.Measure == Balance || (outcome is { Turns: > 0, Remembered: >= 0 } && outcome.Time > open.OpenedBy.Time)))
            alerts.Close(context, open, balance, outcome.Time, "recovered");
        else if (open.Measure == Balance && _rule.UpdateStep > 0 && balance <= open.Value - _rule.UpdateStep)
            alerts.Update(context, open, balance, outcome.Time);
    }

    private void Open(CustomerContext context, string measure, LedgerChange outcome, double value, double threshold) => alerts.Open(context, new(
        OpenCustomerAlert.TippingPoint,
        measure,
        outcome.InteractionId,
        new EventReference(outcome.Time, InputSource.CustomerEvents, context.Event!.Offset),
        value,
        threshold,
        outcome.Queue,
        outcome.Channel));
}
