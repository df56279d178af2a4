using System.IO.Hashing;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Keyed;
using EmotionStream.Core.Queues.Causes;

namespace EmotionStream.Core.Queues.Operators;

/// <summary>Finds or begins the queue of an event.</summary>
internal sealed class ForQueue(IObservable<QueueEvent> source, TimedStore<QueueState> store, QueueContext context)
    : Operator<QueueEvent, QueueContext>(source)
{
    protected override IObserver<QueueEvent> Attach(IObserver<QueueContext> downstream) => new ForSink(this, downstream);

    private QueueContext Find(QueueEvent record)
    {
        store.Clock.Observe(record.Time);
        context.Event = record;
        context.Now = store.Clock.Now;
        context.Slot = store.States.GetOrAdd(record.Key, record.KeyHash, out var added);
        if (added)
        {
            store.States.State(context.Slot) = QueueState.New(new()
            {
                Hash = XxHash3.HashToUInt64(record.Key),
                Hour = CausePeriod.Hour.NumberAt(store.Clock.Now),
                Week = CausePeriod.Week.NumberAt(store.Clock.Now),
                Minute = QueueMinutes.NumberAt(store.Clock.Now),
            });
        }

        context.Ledger.LastEventAt = Math.Max(context.Ledger.LastEventAt, record.Time);
        return context;
    }

    private sealed class ForSink(ForQueue parent, IObserver<QueueContext> downstream) : Sink(downstream)
    {
        public override void OnNext(QueueEvent value) => Downstream.OnNext(parent.Find(value));
    }
}
