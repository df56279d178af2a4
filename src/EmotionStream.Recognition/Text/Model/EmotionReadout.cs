using EmotionStream.Core.Emotions;

namespace EmotionStream.Recognition.Text.Model;

/// <summary>Turns the first outputs of the network into a score.</summary>
internal static class EmotionReadout
{
    /// <summary>Reads a score.</summary>
    /// <param name="outputs">The first <see cref="OutputLayout.ScoringCount"/> outputs, not activated; the service emotions' are overwritten.</param>
    /// <param name="calibration">The model's calibration.</param>
    public static EmotionScore Read(Span<float> outputs, Calibration calibration)
    {
        var score = default(EmotionScore);
        Span<float> emotions = score.Emotions;
        for (var i = 0; i < emotions.Length; i++)
            emotions[i] = outputs[OutputLayout.Service + i] / calibration.EmotionTemperature;
        Activation.Softmax(emotions);
        var direct = (2 * Activation.Sigmoid(outputs[OutputLayout.Valence])) - 1;
        score.Valence = Math.Clamp(
            (calibration.ValenceFromOutput * direct) + (calibration.ValenceFromEmotions * EmotionAffect.Valence(emotions)), -1, 1);
        score.Arousal = Activation.Sigmoid(outputs[OutputLayout.Arousal]);
        score.Confidence = Activation.Sigmoid(
            (calibration.ConfidenceSlope * PolarityLogit(emotions, score.Valence)) + calibration.ConfidenceOffset);
        return score;
    }

    /// <summary>Log-odds that the emotions give to the polarity of a valence: what confidence is fitted on.</summary>
    /// <param name="emotions">Probabilities of the emotions.</param>
    /// <param name="valence">The valence reported.</param>
    public static float PolarityLogit(ReadOnlySpan<float> emotions, float valence)
    {
        const float Least = 1e-4f;
        var mass = Math.Clamp(EmotionAffect.Mass(emotions, EmotionAffect.Polarity(valence)), Least, 1 - Least);
        return MathF.Log(mass / (1 - mass));
    }
}
