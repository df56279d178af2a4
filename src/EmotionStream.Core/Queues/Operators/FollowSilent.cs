namespace EmotionStream.Core.Queues.Operators;

/// <summary>Counts who suffered in silence: remembered badly, without an alert and without a complaint.</summary>
internal sealed class FollowSilent(IObservable<QueueContext> source, QueueOptions options) : QueueOperator(source)
{
    protected override void Handle(QueueContext context)
    {
        if (context.Event is not { Type: QueueEventType.Outcome, Turns: > 0 } outcome || outcome.Remembered > options.BadMemory)
            return;
        var ledger = context.Ledger;
        var silent = outcome is { Alerts: 0, Complained: false };
        ledger.SilentHour = Of(ledger.SilentHour, ledger.Hour).With(outcome.InteractionId, silent);
        ledger.SilentWeek = Of(ledger.SilentWeek, ledger.Week).With(outcome.InteractionId, silent);
    }

    private static Causes.SilentSufferers Of(Causes.SilentSufferers known, long number) => known.Number == number ? known : Causes.SilentSufferers.None(number);
}
