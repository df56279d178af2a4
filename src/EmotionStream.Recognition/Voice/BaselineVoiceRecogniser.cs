using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;

namespace EmotionStream.Recognition.Voice;

/// <summary>
/// Arousal without a training set: how much louder, higher and faster the caller speaks now than they did so far in this call. The
/// three deviations, each in standard deviations of the caller's own running baseline, are weighed, added and mapped to [0, 1]. A voice
/// at its baseline reads <see cref="RestingArousal"/>.
/// <para>
/// It says nothing of valence: that is 0 with <see cref="EmotionScore.Confidence"/> 0, so that no memory model counts it. The trust in
/// the arousal is <see cref="EmotionScore.ArousalConfidence"/>: it grows with the windows heard, and falls with the share of voice.
/// </para>
/// </summary>
public sealed class BaselineVoiceRecogniser : IVoiceRecogniser
{
    /// <summary>Arousal of a voice that does not differ from its baseline.</summary>
    public const float RestingArousal = 0.3f;

    /// <summary>Windows with less voice than this share give no reading.</summary>
    public const float LeastVoice = CallerComparison.LeastVoice;

    private static readonly float RestingLogit = MathF.Log(RestingArousal / (1 - RestingArousal));

    /// <summary>Loudness and pitch carry arousal in every published account of acted and natural speech; rate less reliably.</summary>
    private static readonly float[] Weights = [0.6f, 0.6f, 0.3f];

    /// <inheritdoc/>
    public string Model => "voice-baseline-1";

    /// <inheritdoc/>
    public EmotionScore Score(CustomerVoice voice, VoiceBaseline baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        Span<float> deviations = stackalloc float[VoiceBaseline.Essential];
        var known = baseline.Count[0];
        if (CallerComparison.Compare(voice, baseline, deviations) is var reason && reason != AbstentionReason.None)
            return EmotionScore.Abstained(reason);
        var logit = RestingLogit;
        for (var i = 0; i < deviations.Length; i++)
            logit += Weights[i] * deviations[i];
        return new EmotionScore
        {
            Arousal = 1 / (1 + MathF.Exp(-logit)),
            ArousalConfidence = CallerComparison.TrustIn(known) * CallerComparison.ShareOfVoice(voice),
        };
    }
}
