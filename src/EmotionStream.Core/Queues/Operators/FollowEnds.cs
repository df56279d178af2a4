using EmotionStream.Core.Memory;

namespace EmotionStream.Core.Queues.Operators;

/// <summary>Follows how a queue's interactions end, how soon unhappy customers are comforted, and what is remembered of each channel.</summary>
internal sealed class FollowEnds(IObservable<QueueContext> source, QueueOptions options, IQueueOutput output) : QueueOperator(source)
{
    private readonly long _halfLifeMs = (long)options.HalfLife.TotalMilliseconds;

    protected override void Handle(QueueContext context)
    {
        if (context.Event is not { Type: QueueEventType.Outcome, Turns: > 0 } outcome)
            return;
        var ledger = context.Ledger;
        ledger.EndObjective = options.EndObjectiveOf(context.Key);
        var end = new QueueEnd(outcome.End >= ledger.EndObjective, outcome.Distressed, outcome.Distressed ? outcome.TimeToComfortMs : null);
        ledger.Ends = ledger.Ends.With(outcome.Time, _halfLifeMs, 1, end.ObjectiveMet);
        ledger.MeanEnds = ledger.MeanEnds.With(outcome.Time, _halfLifeMs, outcome.End, met: true);
        if (end.Distressed)
            ledger.Comforts = ledger.Comforts.With(outcome.Time, _halfLifeMs, end.TimeToComfortMs ?? 0, end.TimeToComfortMs is not null);
        if (outcome.Channel is { } channel)
            ChannelMemories.Remember(ledger.Channels, channel, outcome.Time, outcome.Remembered, _halfLifeMs, ledger.LastEventAt);
        output.Ended(context.Key, end);
    }
}
