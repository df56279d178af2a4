using EmotionStream.Core.Customers;

namespace EmotionStream.Core.Queues.Operators;

/// <summary>
/// Counts what happens minute by minute, and what a minute that leaves the spike's window adds to what the queue is used to.
/// </summary>
internal sealed class CountMinutes(IObservable<QueueContext> source, QueueOptions options) : QueueOperator(source)
{
    private readonly long _halfLifeMs = (long)options.Spike.HalfLife.TotalMilliseconds;
    private readonly int _window = (int)options.Spike.Window.TotalMinutes;

    protected override void Handle(QueueContext context)
    {
        var (ledger, now) = (context.Ledger, QueueMinutes.NumberAt(context.Now));
        foreach (var minute in ledger.Minutes.All)
            if (minute.Number > ledger.Minute - _window && minute.Number <= now - _window && minute.Outcomes > 0)
                ledger.Usual = Add(ledger.Usual, minute);
        ledger.Minute = now;
        ledger.Minutes.Trim(now);
        if (context.Event is { Type: QueueEventType.Outcome } outcome)
            ledger.Minutes.Add(new(now, outcome.Turns > 0 ? 1 : 0, outcome is { Turns: > 0, Distressed: true } ? 1 : 0, 0, outcome.Suppressed));
        else if (context.Event is { Type: QueueEventType.Alert })
            ledger.Minutes.Add(new(now, 0, 0, 1, 0));
    }

    private DecayedShare Add(DecayedShare usual, QueueMinute minute)
    {
        var time = QueueMinutes.StartOf(minute.Number);
        var start = usual.All.HalfLifeMs > 0 ? usual : new(new(_halfLifeMs, time, 0), new(_halfLifeMs, time, 0), new(_halfLifeMs, time, 0));
        return new(start.Values, start.Met.With(time, minute.Distressed), start.All.With(time, minute.Outcomes));
    }
}
