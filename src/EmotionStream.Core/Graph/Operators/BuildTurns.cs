using EmotionStream.Core.Emotions;
using EmotionStream.Core.Fusion;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Readings;
using EmotionStream.Core.Records;
using EmotionStream.Core.Time;
using EmotionStream.Core.Turns;

namespace EmotionStream.Core.Graph.Operators;

/// <summary>
/// Makes turns of a customer's readings and puts them in their place: a chat message is a turn, the audio windows of one span are one turn, together with the message
/// of that span; each counts by its channel's worth. Sound that earns no valence is no turn and gives
/// arousal only, which is therefore kept beside the turns: that of the newest text, and that of the newest span of sound.
/// </summary>
internal sealed class BuildTurns(IObservable<InteractionContext> source, TaskClock clock, InteractionOptions options)
    : Operator<InteractionContext, InteractionContext>(source)
{
    protected override IObserver<InteractionContext> Attach(IObserver<InteractionContext> downstream) => new BuildSink(clock, options, downstream);

    private sealed class BuildSink(TaskClock clock, InteractionOptions options, IObserver<InteractionContext> downstream) : Sink(downstream)
    {
        // The time of an audio window's turn may be an audio turn's length before its own.
        private readonly long _settleMs = (long)(options.ReorderTolerance + options.AudioTurn).TotalMilliseconds;
        private readonly int _audioTurnMs = (int)options.AudioTurn.TotalMilliseconds;
        private readonly float _minConfidence = (float)options.MinTurnConfidence;
        private readonly float _textWeight = (float)options.Fusion.TextValence;
        private readonly float _voiceWeight = (float)options.Fusion.VoiceValence;
        private readonly float _textArousal = (float)options.Fusion.TextArousal;
        private readonly float _voiceArousal = (float)options.Fusion.VoiceArousal;

        public override void OnNext(InteractionContext value)
        {
            if (Reading.TryCreate(value.Record!, out var reading))
                Take(value, reading);
            Downstream.OnNext(value);
        }

        private void Take(InteractionContext context, in Reading reading)
        {
            var record = reading.Record;
            ref readonly var score = ref reading.Score;
            ref var state = ref context.State;
            var isAudio = record.Source == InputSource.AudioFeatures;
            if (score is { Abstention: AbstentionReason.None, ArousalConfidence: > 0 })
                TakeArousal(ref state, record.Time, isAudio, score);
            var confidence = score.Abstention == AbstentionReason.None && score.Confidence >= _minConfidence ? score.Confidence : 0;
            confidence *= isAudio ? _voiceWeight : _textWeight;
            if (isAudio && confidence == 0)
                return;

            var time = isAudio ? TurnFusion.SpanOf(record.Time, _audioTurnMs) : record.Time;
            var at = state.Relative(time);
            var lag = (int)Math.Min(int.MaxValue, context.StreamTime - time);
            var weightedValence = (int)MathF.Round(score.Valence * confidence * TurnEntry.One);
            var weight = (int)MathF.Round(confidence * TurnEntry.One);
            var order = EventOrder.Pack(record.Source, record.Offset);
            state.SumWeightedValence += weightedValence;
            state.SumWeight += weight;
            context.TurnChanged = confidence > 0;
            if (context.IsLate || at <= state.SettledThrough)
            {
                context.IsLate = true;
                TurnList.AddLate(ref state, new TurnEntry { Time = at, Lag = lag, WeightedValence = weightedValence, Weight = weight, Order = order });
                return;
            }

            if (state.WindowCount >= TurnWindow.Capacity && clock.TaskTime != long.MinValue)
                TurnList.Settle(ref state, state.Relative(clock.TaskTime - _settleMs), _audioTurnMs);
            ref var turn = ref TurnList.Insert(ref state, at, order);
            turn.Lag = lag;
            turn.WeightedValence = weightedValence;
            turn.Weight = weight;
        }

        // Whatever order records come in, the newest text and the sums over the newest span are the same in the end.
        private void TakeArousal(ref InteractionState state, long time, bool isAudio, in EmotionScore score)
        {
            var arousal = Math.Clamp(score.Arousal, 0, 1);
            if (isAudio)
            {
                TakeVoice(ref state, state.Relative(TurnFusion.SpanOf(time, _audioTurnMs)), arousal, _voiceArousal * score.ArousalConfidence);
                return;
            }

            var weight = (byte)MathF.Ceiling(_textArousal * score.ArousalConfidence * byte.MaxValue);
            var (at, fixedPoint) = (state.Relative(time), (ushort)MathF.Round(arousal * 10_000));
            if (weight == 0 || at < state.TextArousalAt)
                return;
            if (at == state.TextArousalAt && (fixedPoint, weight).CompareTo((state.TextArousal, state.TextArousalWeight)) <= 0)
                return;
            (state.TextArousalAt, state.TextArousal, state.TextArousalWeight) = (at, fixedPoint, weight);
        }

        private static void TakeVoice(ref InteractionState state, int span, float arousal, float confidence)
        {
            var weight = (int)MathF.Round(confidence * TurnEntry.One);
            if (weight == 0 || span < (state.Extras?.VoiceArousalSpan ?? InteractionState.Never))
                return;
            var extras = state.OwnExtras();
            if (span > extras.VoiceArousalSpan)
                (extras.VoiceArousalSpan, extras.WeightedVoiceArousal, extras.VoiceArousalWeight) = (span, 0, 0);

            // Beyond some two thousand windows of one span another would not be seen in the mean.
            if (extras.VoiceArousalWeight > int.MaxValue - weight)
                return;
            extras.WeightedVoiceArousal += (int)MathF.Round(arousal * confidence * TurnEntry.One);
            extras.VoiceArousalWeight += weight;
        }
    }
}
