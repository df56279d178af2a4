namespace EmotionStream.Core.Queues.Operators;

/// <summary>Makes the state of a queue for which time has passed ready to be written to.</summary>
internal sealed class TouchQueue(IObservable<QueueContext> source) : QueueOperator(source)
{
    protected override void Handle(QueueContext context) => context.Store.Touch(context.Slot);
}
