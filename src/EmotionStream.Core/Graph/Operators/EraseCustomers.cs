using System.Text;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Erasure;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Keyed;
using EmotionStream.Core.Records;
using EmotionStream.Core.Time;

namespace EmotionStream.Core.Graph.Operators;

/// <summary>
/// Erases a customer on demand: every interaction of theirs, live or closed and still remembered, is gone with its alerts and leaves a mark. What comes of such an interaction later, or
/// tells of one that began before the erasure, is left out as late.
/// </summary>
internal sealed class EraseCustomers(
    IObservable<InputRecord> source,
    KeyedStore<InteractionState> store,
    TaskClock clock,
    InteractionContext context,
    ErasureMarks marks,
    AlertDetector detector,
    IGraphOutput output) : Operator<InputRecord, InputRecord>(source)
{
    /// <summary>Why alerts of an erased interaction close.</summary>
    public const string Reason = "forgotten";

    protected override IObserver<InputRecord> Attach(IObserver<InputRecord> downstream) => new EraseSink(this, downstream);

    // The time of an erasure is the wall clock's: it does not move the time of events, which may be of long ago.
    private void Erase(InputRecord order)
    {
        Span<byte> customer = stackalloc byte[Encoding.UTF8.GetMaxByteCount(order.CustomerId!.Length)];
        marks.Add(ErasedId.Customer, customer[..Encoding.UTF8.GetBytes(order.CustomerId, customer)], order.Time, order.RememberUntil);
        for (var slot = 0; slot < store.SlotLimit; slot++)
            if (store.IsPresent(slot) && string.Equals(store.State(slot).Profile?.CustomerId, order.CustomerId, StringComparison.Ordinal))
                Erase(slot, order, order.Time, order.RememberUntil);
    }

    private void Erase(int slot, InputRecord record, long erasedAt, long until)
    {
        store.Touch(slot);
        context.Record = record;
        context.Slot = slot;
        context.Time = context.StreamTime = erasedAt;
        context.TurnChanged = false;
        ref var state = ref context.State;
        state.Profile = state.Profile is { } profile ? profile with { CustomerId = null } : null;
        detector.CloseAll(context, Reason, outliving: true);
        marks.Add(ErasedId.Interaction, store.KeySpan(slot), erasedAt, until);
        store.Remove(slot);
    }

    private bool IsOfErased(InputRecord record)
    {
        // An alert about a queue stands under the interaction that opened it, but tells of many.
        if (record is { Source: InputSource.AlertActions, Queue: not null })
            return false;
        var slot = store.Find(record.Key, record.KeyHash);
        if (slot < 0 && marks.TryFind(ErasedId.Interaction, record.Key, out _))
            return true;
        if (record is not { Source: InputSource.InteractionEvents, CustomerId: { } customer })
            return false;
        Span<byte> id = stackalloc byte[Encoding.UTF8.GetMaxByteCount(customer.Length)];
        if (!marks.TryFind(ErasedId.Customer, id[..Encoding.UTF8.GetBytes(customer, id)], out var mark) || record.Time > mark.ErasedAt)
            return false;

        // It became known only now that this interaction, too, is the erased customer's.
        if (slot >= 0)
        {
            Erase(slot, record, mark.ErasedAt, mark.Until);
        }
        else
        {
            marks.Add(ErasedId.Interaction, record.Key, mark.ErasedAt, mark.Until);
        }

        return true;
    }

    private void LeaveOut(InputRecord record)
    {
        clock.Observe(record.Source, record.Time);
        output.Late(record);
    }

    private sealed class EraseSink(EraseCustomers parent, IObserver<InputRecord> downstream) : Sink(downstream)
    {
        public override void OnNext(InputRecord value)
        {
            if (value is { EventType: InteractionEventType.Forget, Source: InputSource.InteractionEvents })
                parent.Erase(value);
            else if (!parent.Marks.IsEmpty && parent.IsOfErased(value))
                parent.LeaveOut(value);
            else
                Downstream.OnNext(value);
        }
    }

    private ErasureMarks Marks => marks;
}
