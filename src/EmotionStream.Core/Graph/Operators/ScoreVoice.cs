using EmotionStream.Core.Emotions;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Graph.Operators;

/// <summary>
/// Scores a customer's audio window against the caller's baseline. Words were scored by batch before the graph; what is still without a score is an abstention.
/// </summary>
internal sealed class ScoreVoice(IObservable<InteractionContext> source, IVoiceRecogniser? recogniser)
    : Operator<InteractionContext, InteractionContext>(source)
{
    protected override IObserver<InteractionContext> Attach(IObserver<InteractionContext> downstream) => new ScoreSink(recogniser, downstream);

    private sealed class ScoreSink(IVoiceRecogniser? recogniser, IObserver<InteractionContext> downstream) : Sink(downstream)
    {
        public override void OnNext(InteractionContext value)
        {
            var record = value.Record!;
            if (record.ScoreOrigin == ScoreOrigin.None && record.Speaker == Speaker.Customer)
            {
                if (record.Source == InputSource.AudioFeatures)
                    record.SetScore(Score(value, record), ScoreOrigin.Recognised);
                else if (record.Source == InputSource.ChatMessages)
                    record.SetScore(EmotionScore.Abstained(AbstentionReason.NoRecogniser), ScoreOrigin.Recognised);
            }

            Downstream.OnNext(value);
        }

        private EmotionScore Score(InteractionContext context, InputRecord record)
        {
            if (recogniser is null)
                return EmotionScore.Abstained(AbstentionReason.NoRecogniser);
            if (!record.HasFeatures || !CustomerVoice.TryCreate(record.Speaker, record.Features, record.WindowMs, out var voice))
                return EmotionScore.Abstained(AbstentionReason.BadFeatures);
            var extras = context.State.OwnExtras();
            extras.Voice ??= new VoiceBaseline();
            return recogniser.Score(voice, extras.Voice);
        }
    }
}
