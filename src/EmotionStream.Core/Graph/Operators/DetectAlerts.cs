using EmotionStream.Core.Alerts;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Graph.Operators;

/// <summary>Measures the interaction after the record and judges the rules that the record can move.</summary>
internal sealed class DetectAlerts(IObservable<InteractionContext> source, AlertDetector detector, MeasureReader reader)
    : Operator<InteractionContext, InteractionContext>(source)
{
    protected override IObserver<InteractionContext> Attach(IObserver<InteractionContext> downstream) => new DetectSink(detector, reader, downstream);

    private sealed class DetectSink(AlertDetector detector, MeasureReader reader, IObserver<InteractionContext> downstream) : Sink(downstream)
    {
        public override void OnNext(InteractionContext value)
        {
            var record = value.Record!;
            ref var state = ref value.State;
            if (FollowLifecycle.IsHeard(record))
                detector.Heard(value, ref state);
            if (record.Source == InputSource.InteractionEvents)
                Judge(value, ref state, TriggerOf(record.EventType));
            else if (value.TurnChanged || record.HasCues)
                Judge(value, ref state, AlertTrigger.Turn);
            Downstream.OnNext(value);
        }

        private static AlertTrigger TriggerOf(InteractionEventType type) => type switch
        {
            InteractionEventType.Transferred => AlertTrigger.Transfer,
            InteractionEventType.Ended => AlertTrigger.End,
            _ => AlertTrigger.Turn,
        };

        private void Judge(InteractionContext context, ref InteractionState state, AlertTrigger trigger)
        {
            var fold = reader.Live(ref state, out var endBefore);
            MeasureValues values = default;
            reader.Read(state, fold, endBefore, state.Relative(context.Time), ref values);
            detector.Judge(context, ref state, trigger, ref values, fold.Count);
            // A transfer is an effort as well as a handover.
            if (trigger == AlertTrigger.Transfer)
                detector.Judge(context, ref state, AlertTrigger.Turn, ref values, fold.Count);
        }
    }
}
