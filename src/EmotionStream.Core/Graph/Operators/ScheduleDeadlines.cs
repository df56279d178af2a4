using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Graph.Operators;

/// <summary>
/// Sees to it that each interaction has a reminder no later than what is due next. A turn only puts what is due further off, so only a first record and interaction
/// events need a look.
/// </summary>
internal sealed class ScheduleDeadlines(IObservable<InteractionContext> source, InteractionDeadlines deadlines)
    : Operator<InteractionContext, InteractionContext>(source)
{
    protected override IObserver<InteractionContext> Attach(IObserver<InteractionContext> downstream) => new ScheduleSink(deadlines, downstream);

    private sealed class ScheduleSink(InteractionDeadlines deadlines, IObserver<InteractionContext> downstream) : Sink(downstream)
    {
        public override void OnNext(InteractionContext value)
        {
            if (value.State.ScheduledAt == InteractionState.Never || value.Record!.Source == InputSource.InteractionEvents)
                deadlines.Schedule(value);
            Downstream.OnNext(value);
        }
    }
}
