using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Recognition.Voice.Model;

namespace EmotionStream.Recognition.Voice;

/// <summary>
/// Arousal and anger of a voice, by trained trees over acoustic features and the caller's deviations from their own baseline.
/// <see cref="EmotionScore.Arousal"/> is the calibrated probability that the emotion is one of high arousal, trusted by what it was worth on speech from
/// another source times the share of voice; the label probabilities are those of anger and of anything else (<c>neutral</c>). Not thread-safe.
/// <para>
/// The valence, from −1 (unpleasant for certain) to 1, is told poorly and was learned of emotional voices only, so that a calm one may read as unpleasant. It has
/// <see cref="EmotionScore.Confidence"/> 0: it can be looked at, and no memory model counts it.
/// </para>
/// </summary>
public sealed class AcousticVoiceRecogniser : IVoiceRecogniser
{
    private readonly VoiceModelCard _card;
    private readonly VoiceScorer[] _scorers;
    private readonly VoiceTaskCard[] _tasks;
    private readonly VoiceInput _input = new();

    /// <summary>Makes a recogniser.</summary>
    /// <param name="model">The model.</param>
    public AcousticVoiceRecogniser(VoiceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _card = model.Card;
        _scorers = [.. Enum.GetValues<VoiceTask>().Select(model.Scorer)];
        _tasks = [.. Enum.GetValues<VoiceTask>().Select(task => model.Card.Tasks[task])];
    }

    /// <inheritdoc/>
    public string Model => _card.Name;

    /// <inheritdoc/>
    public EmotionScore Score(CustomerVoice voice, VoiceBaseline baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        Span<float> deviations = stackalloc float[VoiceBaseline.Features];
        if (CallerComparison.Compare(voice, baseline, deviations) is var reason && reason != AbstentionReason.None)
            return EmotionScore.Abstained(reason);
        _input.Set(voice.Features, _card.ComparesCaller ? deviations : []);
        var anger = Probability(VoiceTask.Anger);
        var score = new EmotionScore
        {
            Arousal = Probability(VoiceTask.Arousal),
            ArousalConfidence = CallerComparison.ShareOfVoice(voice) * (float)_tasks[(int)VoiceTask.Arousal].Worth,
            Valence = (2 * Probability(VoiceTask.Valence)) - 1,
        };
        score.Emotions[(int)EmotionLabel.Anger] = anger;
        score.Emotions[(int)EmotionLabel.Neutral] = 1 - anger;
        return score;
    }

    private float Probability(VoiceTask task) => (float)_tasks[(int)task].Probability(_scorers[(int)task].Score(_input));
}
