using EmotionStream.Core.Alerts;
using EmotionStream.Core.Erasure;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Graph.Operators;
using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Customers.Operators;

/// <summary>
/// Finds or begins the customer of an event; and erases one on demand, which ends the event's way. What happened before an erasure, or belongs to an interaction that began before it, is
/// left out as late. Acting on an alert begins no customer.
/// </summary>
internal sealed class ForCustomer(
    IObservable<CustomerEvent> source,
    TimedStore<CustomerState> store,
    CustomerContext context,
    ErasureMarks marks,
    CustomerAlerts alerts,
    ICustomerOutput output)
    : Operator<CustomerEvent, CustomerContext>(source)
{
    protected override IObserver<CustomerEvent> Attach(IObserver<CustomerContext> downstream) => new ForSink(this, downstream);

    private bool TryFind(CustomerEvent record)
    {
        context.Event = record;
        (context.Change, context.Added, context.Starts) = (-1, null, false);
        context.Repeats.Clear();
        if (record.Type == CustomerEventType.Forget)
        {
            Erase(record);
            return false;
        }

        store.Clock.Observe(record.Time);
        context.Now = store.Clock.Now;
        if (marks.TryFind(ErasedId.Customer, record.Key, out var mark) && Math.Min(record.Time, record.StartedAt ?? record.Time) <= mark.ErasedAt)
        {
            output.Late(record);
            return false;
        }

        if (record.Type == CustomerEventType.AlertAction)
            return TryFindForAction(record);
        context.Slot = store.States.GetOrAdd(record.Key, record.KeyHash, out var added);
        if (added)
            store.States.State(context.Slot) = CustomerState.New(new CustomerLedger());
        return true;
    }

    private bool TryFindForAction(CustomerEvent record)
    {
        context.Slot = store.States.Find(record.Key, record.KeyHash);
        if (context.Slot >= 0)
            store.States.Touch(context.Slot);
        else if (marks.TryFind(ErasedId.Customer, record.Key, out _))
            output.Late(record);
        else
            output.Reject(record, AlertAct.UnknownAlert);
        return context.Slot >= 0;
    }

    // The time of an erasure is the wall clock's: it does not move the time of events, which may be of long ago.
    private void Erase(CustomerEvent order)
    {
        // One nobody knows of is removed too: the tombstones are what was asked for.
        context.Slot = store.States.GetOrAdd(order.Key, order.KeyHash, out var added);
        if (added)
            store.States.State(context.Slot) = CustomerState.New(new CustomerLedger());
        alerts.CloseAll(context, order.Time, EraseCustomers.Reason);
        store.States.Remove(context.Slot);
        marks.Add(ErasedId.Customer, order.Key, order.Time, order.RememberUntil);
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
