using EmotionStream.Core.Alerts;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Turns;

namespace EmotionStream.Core.Graph.Operators;

/// <summary>
/// Closes an interaction when it is due: the outcome, then only what is needed to know a straggler and to follow up an open alert, and in the end nothing.
/// </summary>
internal sealed class CloseDue(
    IObservable<InteractionContext> source,
    InteractionDeadlines deadlines,
    AlertDetector detector,
    MeasureReader reader,
    IGraphOutput output) : Operator<InteractionContext, InteractionContext>(source)
{
    private readonly InteractionSnapshot _final = new();

    protected override IObserver<InteractionContext> Attach(IObserver<InteractionContext> downstream) => new CloseSink(this, downstream);

    private void Close(InteractionContext context)
    {
        context.Store.Touch(context.Slot);
        ref var state = ref context.State;
        var reason = deadlines.IsEndDue(state, context.Time) ? CloseReason.Ended : CloseReason.Inactivity;
        if (reason == CloseReason.Ended)
        {
            TurnList.ForgetAfter(ref state, deadlines.LastCounted(state));
            state.Extras?.Cues?.ForgetAfter(deadlines.LastCounted(state));
            state.Extras?.Silences?.ForgetAfter(deadlines.LastCounted(state));
        }

        var fold = reader.Live(ref state, out _);
        reader.Fill(ref state, fold, context.Key, _final);
        if (reason == CloseReason.Ended)
            _final.LastEventAt = state.Absolute(state.EndedAt);
        detector.CloseAll(context, "interactionClosed", outliving: false);
        var distress = reader.Distress(ref state);
        output.Publish(new Outcome(_final, reason, Answer(state.Extras?.Satisfaction), Answer(state.Extras?.CustomerEffort))
        {
            RepeatContact = reader.Repeat(_final),
            Notes = new(
                state.AlertsOpened, state.AlertsSuppressed, state.Extras?.Cues is { Complained: true },
                distress.Distress is { } began ? state.Absolute(began) : null, distress.Comfort is { } over ? state.Absolute(over) : null),
        });
        state.IsClosed = true;
        state.WindowCount = 0;
        state.Window = default;
        state.AskedAt = state.AnsweredAt = InteractionState.Never;
        state.Extras = null;
        state.SharesExtras = false;
    }

    private static double? Answer(float? value) => value is { } answer && !float.IsNaN(answer) ? answer : null;

    private sealed class CloseSink(CloseDue parent, IObserver<InteractionContext> downstream) : Sink(downstream)
    {
        public override void OnNext(InteractionContext value)
        {
            ref var state = ref value.State;
            if (state.IsClosed)
            {
                if (value.Time >= parent.Deadlines.ForgetDue(state))
                {
                    value.Store.Touch(value.Slot);
                    parent.Detector.CloseAll(value, "expired", outliving: true);
                    value.Store.Remove(value.Slot);
                }
            }
            else if (value.Time >= parent.Deadlines.CloseDue(state))
            {
                parent.Close(value);
            }

            Downstream.OnNext(value);
        }
    }

    private InteractionDeadlines Deadlines => deadlines;

    private AlertDetector Detector => detector;
}
