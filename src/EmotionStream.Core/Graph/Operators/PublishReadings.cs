using EmotionStream.Core.Readings;

namespace EmotionStream.Core.Graph.Operators;

/// <summary>Publishes what was read of a customer's turn. Nothing can be published of anybody else's: no reading can be made of it.</summary>
internal sealed class PublishReadings(IObservable<InteractionContext> source, IGraphOutput output) : Operator<InteractionContext, InteractionContext>(source)
{
    protected override IObserver<InteractionContext> Attach(IObserver<InteractionContext> downstream) => new PublishSink(output, downstream);

    private sealed class PublishSink(IGraphOutput output, IObserver<InteractionContext> downstream) : Sink(downstream)
    {
        public override void OnNext(InteractionContext value)
        {
            if (Reading.TryCreate(value.Record!, out var reading))
                output.Publish(reading);
            Downstream.OnNext(value);
        }
    }
}
