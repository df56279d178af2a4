using EmotionStream.Core.Graph;

namespace EmotionStream.Core.Customers.Operators;

/// <summary>An operator over one customer's state: it looks at the context, may change it, and passes it on.</summary>
internal abstract class CustomerOperator(IObservable<CustomerContext> source) : Operator<CustomerContext, CustomerContext>(source)
{
    /// <summary>Does the operator's work.</summary>
    /// <param name="context">The customer.</param>
    protected abstract void Handle(CustomerContext context);

    protected sealed override IObserver<CustomerContext> Attach(IObserver<CustomerContext> downstream) => new HandlingSink(this, downstream);

    private sealed class HandlingSink(CustomerOperator parent, IObserver<CustomerContext> downstream) : Sink(downstream)
    {
        public override void OnNext(CustomerContext value)
        {
            parent.Handle(value);
            Downstream.OnNext(value);
        }
    }
}
