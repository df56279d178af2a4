using EmotionStream.Core.Graph;

namespace EmotionStream.Core.Queues.Operators;

/// <summary>An operator over one queue's state: it looks at the context, may change it, and passes it on.</summary>
internal abstract class QueueOperator(IObservable<QueueContext> source) : Operator<QueueContext, QueueContext>(source)
{
    /// <summary>Does the operator's work.</summary>
    /// <param name="context">The queue.</param>
    protected abstract void Handle(QueueContext context);

    protected sealed override IObserver<QueueContext> Attach(IObserver<QueueContext> downstream) => new HandlingSink(this, downstream);

    private sealed class HandlingSink(QueueOperator parent, IObserver<QueueContext> downstream) : Sink(downstream)
    {
        public override void OnNext(QueueContext value)
        {
            parent.Handle(value);
            Downstream.OnNext(value);
        }
    }
}
