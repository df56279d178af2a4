using System.IO.Hashing;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Keyed;
using EmotionStream.Core.Queues.Causes;

namespace EmotionStream.Core.Queues.Operators;

/// <summary>Finds or begins the queue of an event. Acting on an alert begins no queue, and is no sign of life of one.</summary>
internal sealed class ForQueue(IObservable<QueueEvent> source, TimedStore<QueueState> store, QueueContext context, IQueueOutput output)
    : Operator<QueueEvent, QueueContext>(source)
{
    protected override IObserver<QueueEvent> Attach(IObserver<QueueContext> downstream) => new ForSink(this, downstream);

    private bool TryFind(QueueEvent record)
    {
        store.Clock.Observe(record.Time);
        context.Event = record;
        context.Now = store.Clock.Now;
        return record.Type == QueueEventType.AlertAction ? TryFindForAction(record) : FindOrBegin(record);
    }

    private bool TryFindForAction(QueueEvent record)
    {
        context.Slot = store.States.Find(record.Key, record.KeyHash);
        if (context.Slot >= 0)
            store.States.Touch(context.Slot);
        else
            output.Reject(record, AlertAct.UnknownAlert);
        return context.Slot >= 0;
    }

    private bool FindOrBegin(QueueEvent record)
    {
        context.Slot = store.States.GetOrAdd(record.Key, record.KeyHash, out var added);
        if (added)
        {
            store.States.State(context.Slot) = QueueState.New(new()
            {
                Hash = XxHash3.HashToUInt64(record.Key),
                Hour = CausePeriod.Hour.NumberAt(context.Now),
                Week = CausePeriod.Week.NumberAt(context.Now),
                Minute = QueueMinutes.NumberAt(context.Now),
            });
        }

        context.Ledger.LastEventAt = Math.Max(context.Ledger.LastEventAt, record.Time);
        return true;
    }

    private QueueContext Context => context;

    private sealed class ForSink(ForQueue parent, IObserver<QueueContext> downstream) : Sink(downstream)
    {
        public override void OnNext(QueueEvent value)
        {
            if (parent.TryFind(value))
                Downstream.OnNext(parent.Context);
        }
    }
}
