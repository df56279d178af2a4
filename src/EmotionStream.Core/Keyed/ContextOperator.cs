using EmotionStream.Core.Graph;

namespace EmotionStream.Core.Keyed;

/// <summary>An operator over the state of one key: it looks at the context, may change it, and passes it on.</summary>
/// <typeparam name="TContext">What flows.</typeparam>
/// <param name="source">Where it comes from.</param>
internal abstract class ContextOperator<TContext>(IObservable<TContext> source) : Operator<TContext, TContext>(source)
{
    /// <summary>Does the operator's work.</summary>
    /// <param name="context">The key's.</param>
    protected abstract void Handle(TContext context);

    protected sealed override IObserver<TContext> Attach(IObserver<TContext> downstream) => new HandlingSink(this, downstream);

    private sealed class HandlingSink(ContextOperator<TContext> parent, IObserver<TContext> downstream) : Sink(downstream)
    {
        public override void OnNext(TContext value)
        {
            parent.Handle(value);
            Downstream.OnNext(value);
        }
    }
}
