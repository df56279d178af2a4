using EmotionStream.Core.Alerts;

namespace EmotionStream.Core.Graph.Operators;

/// <summary>Judges the silence of an interaction for which time has passed.</summary>
internal sealed class JudgeSilence(IObservable<InteractionContext> source, AlertDetector detector, Interactions.MeasureReader reader)
    : Operator<InteractionContext, InteractionContext>(source)
{
    protected override IObserver<InteractionContext> Attach(IObserver<InteractionContext> downstream) => new JudgeSink(detector, reader, downstream);

    private sealed class JudgeSink(AlertDetector detector, Interactions.MeasureReader reader, IObserver<InteractionContext> downstream) : Sink(downstream)
    {
        public override void OnNext(InteractionContext value)
        {
            ref var state = ref value.State;
            var now = state.Relative(value.Time);
            if (detector.NextSilence(state) <= now)
            {
                value.Store.Touch(value.Slot);
                var fold = reader.Live(ref state, out var endBefore);
                MeasureValues values = default;
                reader.Read(state, fold, endBefore, now, ref values);
                values[AlertMeasure.SilenceSeconds] = (now - (long)state.LastHeardAt) / 1000f;
                detector.Judge(value, ref state, AlertTrigger.Time, ref values, fold.Count);
            }

            Downstream.OnNext(value);
        }
    }
}
