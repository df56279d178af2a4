using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;

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

    /// <summary>Windows with less voice than this share give no reading: a few frames make no pitch or loudness to speak of.</summary>
    public const float LeastVoice = 0.1f;

    private const int Loudness = 0, Pitch = 1, Rate = 2;

    /// <summary>A deviation beyond this many standard deviations is a glitch or a new situation, not more arousal.</summary>
    private const float LargestDeviation = 3;

    /// <summary>Windows after which the baseline is trusted by half, and the weight in windows of the expected spreads.</summary>
    private const float PriorWindows = 3;

    /// <summary>Share of voice at which a window is trusted fully.</summary>
    private const float FullVoice = 0.4f;

    private static readonly float RestingLogit = MathF.Log(RestingArousal / (1 - RestingArousal));

    /// <summary>Loudness and pitch carry arousal in every published account of acted and natural speech; rate less reliably.</summary>
    private static readonly float[] Weights = [0.6f, 0.6f, 0.3f];

    /// <summary>Spread within a speaker to expect before it is known: log loudness, semitones, voiced segments a second.</summary>
    private static readonly float[] ExpectedSpread = [0.35f, 2f, 0.7f];

    /// <inheritdoc/>
    public string Model => "voice-baseline-1";

    /// <inheritdoc/>
    public EmotionScore Score(CustomerVoice voice, VoiceBaseline baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        var features = voice.Features;
        var voicedRatio = Plausible(features, AudioFeature.VoicedRatio);
        if (float.IsNaN(voicedRatio))
            return EmotionScore.Abstained(AbstentionReason.BadFeatures);
        if (voicedRatio < LeastVoice)
            return EmotionScore.Abstained(AbstentionReason.NoSignal);
        var loudness = Plausible(features, AudioFeature.LoudnessMean);
        var pitch = Plausible(features, AudioFeature.F0SemitoneMean);
        if (float.IsNaN(pitch) || !(loudness > 0))
            return EmotionScore.Abstained(AbstentionReason.BadFeatures);

        // The mean loudness of a window falls with the silence in it; over the share of voice it is the voice's own. Hearing is logarithmic.
        Span<float> observed = [MathF.Log(loudness / voicedRatio), pitch, Plausible(features, AudioFeature.VoicedSegmentRate)];
        var known = baseline.Count[Loudness];
        var logit = RestingLogit;
        for (var i = 0; i < VoiceBaseline.Features; i++)
        {
            if (float.IsNaN(observed[i]))
                continue;
            logit += Weights[i] * Deviation(baseline, i, observed[i]);
            baseline.Observe(i, observed[i]);
        }

        return new EmotionScore
        {
            Arousal = 1 / (1 + MathF.Exp(-logit)),
            ArousalConfidence = known / (known + PriorWindows) * Math.Min(1, voicedRatio / FullVoice),
        };
    }

    /// <summary>
    /// How far a value lies from the baseline, in standard deviations; 0 until there is a baseline. The spread begins as the expected one and
    /// gives way to the caller's own.
    /// </summary>
    private static float Deviation(VoiceBaseline baseline, int feature, float value)
    {
        var count = baseline.Count[feature];
        if (count == 0)
            return 0;
        var expected = ExpectedSpread[feature];
        var variance = ((PriorWindows * expected * expected) + baseline.M2[feature]) / (PriorWindows + count - 1);
        return Math.Clamp((value - baseline.Mean[feature]) / MathF.Sqrt(variance), -LargestDeviation, LargestDeviation);
    }

    /// <summary>The value of a feature; NaN when it is absent, not finite, or not one the feature can have.</summary>
    private static float Plausible(ReadOnlySpan<float> features, AudioFeature feature)
    {
        var value = (int)feature < features.Length ? features[(int)feature] : float.NaN;
        var (minimum, maximum) = AudioFeatureSet.Ranges[(int)feature];
        return value >= minimum && value <= maximum ? value : float.NaN;
    }
}
