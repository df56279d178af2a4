using EmotionStream.Core.Graph;
using EmotionStream.Core.Keyed;
using EmotionStream.Core.Time;

namespace EmotionStream.Core.Customers.Operators;

/// <summary>Finds or begins the customer of an event; and forgets one on demand, which ends the event's way.</summary>
internal sealed class ForCustomer(
    IObservable<CustomerEvent> source, KeyedStore<CustomerState> store, StreamClock clock, CustomerContext context, CustomerAlerts alerts)
    : Operator<CustomerEvent, CustomerContext>(source)
{
    protected override IObserver<CustomerEvent> Attach(IObserver<CustomerContext> downstream) => new ForSink(this, downstream);

    private bool TryFind(CustomerEvent record)
    {
        clock.Observe(record.Time);
        context.Event = record;
        context.Slot = store.GetOrAdd(record.Key, record.KeyHash, out var added);
        context.Now = clock.Now;
        (context.Change, context.Added) = (-1, null);
        if (added)
            store.State(context.Slot) = CustomerState.New(new CustomerLedger());
        if (record.Type != CustomerEventType.Forget)
            return true;

        // One nobody knows of is removed too: the tombstones are what was asked for.
        alerts.CloseForgotten(context, record.Time);
        store.Remove(context.Slot);
        return false;
    }

    private sealed class ForSink(ForCustomer parent, IObserver<CustomerContext> downstream) : Sink(downstream)
    {
        public override void OnNext(CustomerEvent value)
        {
            if (parent.TryFind(value))
                Downstream.OnNext(parent.Context);
        }
    }

    private CustomerContext Context => context;
}
