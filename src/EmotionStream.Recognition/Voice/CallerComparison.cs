using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;

namespace EmotionStream.Recognition.Voice;

/// <summary>
/// Compares a window of a caller's voice with what this caller sounded like so far, in each <see cref="ComparedFeature"/>, in standard deviations of the running
/// baseline. Causal: a window is compared first and added afterwards.
/// </summary>
internal static class CallerComparison
{
    /// <summary>Windows with less voice than this share give no reading: a few frames make no pitch or loudness to speak of.</summary>
    public const float LeastVoice = 0.1f;

    /// <summary>Windows after which the baseline is trusted by half, and the weight in windows of the expected spreads.</summary>
    private const float PriorWindows = 3;

    /// <summary>A deviation beyond this many standard deviations is a glitch or a new situation, not more arousal.</summary>
    private const float LargestDeviation = 3;

    /// <summary>Share of voice at which a window is trusted fully.</summary>
    private const float FullVoice = 0.4f;

    /// <summary>Compares, then adds the window to the baseline. A window that can't be scored leaves the baseline as it was.</summary>
    /// <param name="voice">The window.</param>
    /// <param name="baseline">The caller's baseline; updated.</param>
    /// <param name="deviations">
    /// Receives deviations, 0 where there is nothing to compare with. As many features are compared and kept as fit: <see cref="VoiceBaseline.Essential"/> or
    /// <see cref="VoiceBaseline.Features"/>.
    /// </param>
    /// <returns>Why the window can't be scored; <see cref="AbstentionReason.None"/> when it can.</returns>
    public static AbstentionReason Compare(CustomerVoice voice, VoiceBaseline baseline, Span<float> deviations)
    {
        deviations.Clear();
        var features = voice.Features;
        var voicedRatio = Plausible(features, AudioFeature.VoicedRatio);
        if (float.IsNaN(voicedRatio))
            return AbstentionReason.BadFeatures;
        if (voicedRatio < LeastVoice)
            return AbstentionReason.NoSignal;
        var loudness = Plausible(features, AudioFeature.LoudnessMean);
        var pitch = Plausible(features, AudioFeature.F0SemitoneMean);
        if (float.IsNaN(pitch) || !(loudness > 0))
            return AbstentionReason.BadFeatures;

        for (var i = 0; i < deviations.Length; i++)
        {
            var compared = ComparedFeature.All[i];
            var value = Plausible(features, compared.Feature);

            // The mean loudness of a window falls with the silence in it; over the share of voice it is the voice's own.
            if (compared.Feature == AudioFeature.LoudnessMean)
                value /= voicedRatio;
            if (compared.IsLogarithmic)
                value = value > 0 ? MathF.Log(value) : float.NaN;
            if (float.IsNaN(value))
                continue;
            deviations[i] = Deviation(baseline, i, value, compared.Spread);
            baseline.Observe(i, value);
        }

        return AbstentionReason.None;
    }

    /// <summary>How much a comparison with the baseline is worth: 0 for a first window, 1/2 after three.</summary>
    /// <param name="windows">Windows heard before.</param>
    public static float TrustIn(int windows) => windows / (windows + PriorWindows);

    /// <summary>How much a window is worth for the voice in it.</summary>
    /// <param name="voice">A window that can be scored.</param>
    public static float ShareOfVoice(CustomerVoice voice) => Math.Min(1, voice.Features[(int)AudioFeature.VoicedRatio] / FullVoice);

    /// <summary>The value of a feature; NaN when it is absent, not finite, or not one the feature can have.</summary>
    /// <param name="features">The window's features.</param>
    /// <param name="feature">Which.</param>
    public static float Plausible(ReadOnlySpan<float> features, AudioFeature feature)
    {
        var value = (int)feature < features.Length ? features[(int)feature] : float.NaN;
        var (minimum, maximum) = AudioFeatureSet.Ranges[(int)feature];
        return value >= minimum && value <= maximum ? value : float.NaN;
    }

    /// <summary>The spread begins as the expected one and gives way to the caller's own.</summary>
    private static float Deviation(VoiceBaseline baseline, int feature, float value, float expected)
    {
        var count = baseline.Count[feature];
        if (count == 0)
            return 0;
        var variance = ((PriorWindows * expected * expected) + baseline.M2[feature]) / (PriorWindows + count - 1);
        return Math.Clamp((value - baseline.Mean[feature]) / MathF.Sqrt(variance), -LargestDeviation, LargestDeviation);
    }
}
