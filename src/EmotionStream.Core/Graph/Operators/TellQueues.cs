using System.IO.Hashing;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Memory;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Graph.Operators;

/// <summary>
/// Tells what queues are about: of each turn that makes a negative peak, or a deeper one, and of one in many others, which are chosen by their place so that a replay chooses the same.
/// Only customers' words are told of; nobody else's are here.
/// </summary>
internal sealed class TellQueues(IObservable<InteractionContext> source, QueueSampling sampling, MeasureReader reader, IGraphOutput output)
    : Operator<InteractionContext, InteractionContext>(source)
{
    protected override IObserver<InteractionContext> Attach(IObserver<InteractionContext> downstream) => new TellSink(this, downstream);

    private void Tell(InteractionContext context, InputRecord record)
    {
        var profile = context.State.Profile ?? InteractionProfile.Unknown;
        if (record.Score.Valence < 0 && context.TurnChanged && !context.IsLate && IsPeak(context, record, out var deeper))
            output.Publish(new QueueTurn(record, profile, QueueEventType.Peak, deeper));
        else if ((XxHash3.HashToUInt64(record.Key) + (ulong)record.Offset) % (ulong)sampling.Every == 0)
            output.Publish(new QueueTurn(record, profile, QueueEventType.Turn, Deeper: false));
    }

    private bool IsPeak(InteractionContext context, InputRecord record, out bool deeper)
    {
        ref var state = ref context.State;
        var fold = reader.Live(ref state, out _);
        var time = state.Relative(record.Time);
        var isPeak = fold.PeakNegative <= DistressTimes.Threshold
            && (fold.PeakNegativeTime == time || fold.PeakNegativeOrder == EventOrder.Pack(record.Source, record.Offset));
        deeper = isPeak && reader.Distress(ref state).Distress < time;
        return isPeak;
    }

    private sealed class TellSink(TellQueues parent, IObserver<InteractionContext> downstream) : Sink(downstream)
    {
        public override void OnNext(InteractionContext value)
        {
            if (value.Record is { Source: InputSource.ChatMessages, Speaker: Speaker.Customer, TextLength: > 0, ScoreOrigin: not ScoreOrigin.None } record)
                parent.Tell(value, record);
            Downstream.OnNext(value);
        }
    }
}
