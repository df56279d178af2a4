using EmotionStream.Core.Alerts;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Keyed;
using EmotionStream.Core.Records;
using EmotionStream.Core.Time;

namespace EmotionStream.Core.Graph.Operators;

/// <summary>
/// Finds or begins the interaction of a record. A record that came after its interaction was over is late; a survey or an action never begins an interaction.
/// A survey that is joined elsewhere is never late: customers answer days after.
/// </summary>
internal sealed class ForInteraction(
    IObservable<InputRecord> source,
    KeyedStore<InteractionState> store,
    TaskClock clock,
    InteractionContext context,
    InteractionOptions options,
    IGraphOutput output) : Operator<InputRecord, InteractionContext>(source)
{
    private readonly long _graceMs = (long)options.ClosingGrace.TotalMilliseconds;
    private readonly long _toleranceMs = (long)options.ReorderTolerance.TotalMilliseconds;

    protected override IObserver<InputRecord> Attach(IObserver<InteractionContext> downstream) => new ForSink(this, downstream);

    private static bool MayBegin(InputRecord record) => record.Source switch
    {
        InputSource.ChatMessages or InputSource.AudioFeatures => true,
        InputSource.InteractionEvents => record.EventType != InteractionEventType.Survey,
        _ => false,
    };

    private bool TryFind(InputRecord record, long streamTime, out int slot)
    {
        var isAction = record.Source == InputSource.AlertActions;
        var isTaken = record is { Source: InputSource.InteractionEvents, EventType: InteractionEventType.Survey } && output.TakesSurvey(record);
        if (!MayBegin(record))
        {
            slot = store.Find(record.Key, record.KeyHash);
            if (slot < 0)
            {
                // An alert about a customer or a queue outlives the interaction that opened it.
                if (isAction && !output.TryPassOn(record, null))
                    output.Reject(record, AlertAct.UnknownAlert);
                else if (!isAction && !isTaken)
                    output.Reject(record, "unknown-interaction");
                return false;
            }

            store.Touch(slot);
        }
        else
        {
            slot = store.GetOrAdd(record.Key, record.KeyHash, out var added);
            if (added)
            {
                store.State(slot) = InteractionState.Begin(record.Time);
                return true;
            }
        }

        // Judged by the record's own partition only, so that it does not depend on how topics interleave.
        ref var state = ref store.State(slot);
        if (isAction || !(state.IsClosed || (state.HasEnded && streamTime > state.Absolute(state.EndedAt) + _graceMs)))
            return true;
        if (!isTaken)
            output.Late(record);
        return false;
    }

    private sealed class ForSink(ForInteraction parent, IObserver<InteractionContext> downstream) : Sink(downstream)
    {
        public override void OnNext(InputRecord value)
        {
            var streamTime = parent.Clock.Observe(value.Source, value.Time);
            if (!parent.TryFind(value, streamTime, out var slot))
                return;
            var context = parent.Context;
            context.Record = value;
            context.Slot = slot;
            context.Time = value.Time;
            context.StreamTime = streamTime;
            context.IsLate = streamTime - value.Time > parent._toleranceMs;
            context.TurnChanged = false;
            Downstream.OnNext(context);
        }
    }

    private TaskClock Clock => clock;

    private InteractionContext Context => context;
}
