using EmotionStream.Core.Alerts;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Graph.Operators;

/// <summary>Applies what people did about alerts. An action on an alert that is not open, here about the customer or the queue, has no meaning and is rejected.</summary>
internal sealed class ApplyActions(IObservable<InteractionContext> source, AlertDetector detector, IGraphOutput output)
    : Operator<InteractionContext, InteractionContext>(source)
{
    protected override IObserver<InteractionContext> Attach(IObserver<InteractionContext> downstream) => new ApplySink(detector, output, downstream);

    private sealed class ApplySink(AlertDetector detector, IGraphOutput output, IObserver<InteractionContext> downstream) : Sink(downstream)
    {
        public override void OnNext(InteractionContext value)
        {
            if (value.Record!.Source == InputSource.AlertActions && !detector.Act(value) && !output.TryPassOn(value.Record, value.State.Profile?.CustomerId))
                output.Reject(value.Record, AlertAct.UnknownAlert);
            Downstream.OnNext(value);
        }
    }
}
