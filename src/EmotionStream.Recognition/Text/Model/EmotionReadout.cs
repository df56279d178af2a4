using EmotionStream.Core.Emotions;

namespace EmotionStream.Recognition.Text.Model;

/// <summary>Turns the first outputs of the network into a score.</summary>
internal static class EmotionReadout
{
    /// <summary>Reads a score.</summary>
    /// <param name="outputs">The first <see cref="OutputLayout.ScoringCount"/> outputs, not activated.</param>
    /// <param name="calibration">The model's calibration.</param>
    public static EmotionScore Read(ReadOnlySpan<float> outputs, Calibration calibration)
    {
        var score = default(EmotionScore);
        Span<float> emotions = score.Emotions;
        for (var i = 0; i < emotions.Length; i++)
            emotions[i] = outputs[OutputLayout.Service + i] / calibration.EmotionTemperature;
        Activation.Softmax(emotions);
        score.Valence = Math.Clamp(
            (calibration.ValenceFromOutput * Signed(outputs[OutputLayout.Valence]))
                + (calibration.ValenceFromEmotions * calibration.ExpectedValence(emotions))
                + (calibration.ValenceFromSentiment * Signed(outputs[OutputLayout.Sentiment]))
                + (calibration.ValenceFromPlutchik * PlutchikPolarity.Of(outputs))
                + (calibration.ValenceFromCalmness * calibration.Calmness(emotions))
                + (calibration.ValenceFromPleasure * calibration.Pleasure(emotions))
                + calibration.ValenceOffset,
            -1,
            1);
        score.Arousal = Activation.Sigmoid(outputs[OutputLayout.Arousal]);
        score.Confidence = Activation.Sigmoid(
            (calibration.ConfidenceSlope * PolarityLogit(emotions, score.Valence, calibration))
                + (calibration.ConfidenceFromMargin * Margin(score.Valence))
                + calibration.ConfidenceOffset
                + (EmotionAffect.Polarity(score.Valence) == 0 ? calibration.ConfidenceWhenNeutral : 0));
        score.ArousalConfidence = score.Confidence;
        return score;
    }

    /// <summary>Log-odds that the emotions give to the polarity of a valence: what confidence is fitted on.</summary>
    /// <param name="emotions">Probabilities of the emotions.</param>
    /// <param name="valence">The valence reported.</param>
    /// <param name="calibration">The model's calibration.</param>
    public static float PolarityLogit(ReadOnlySpan<float> emotions, float valence, Calibration calibration)
    {
        const float Least = 1e-4f;
        var mass = Math.Clamp(calibration.Mass(emotions, EmotionAffect.Polarity(valence)), Least, 1 - Least);
        return MathF.Log(mass / (1 - mass));
    }

    /// <summary>How far a valence is from the nearest border of its polarity.</summary>
    /// <param name="valence">The valence.</param>
    public static float Margin(float valence) => MathF.Abs(MathF.Abs(valence) - EmotionAffect.PolarityBorder);

    /// <summary>A polarity in [−1, 1] of an output that a sigmoid takes to [0, 1].</summary>
    /// <param name="output">The output, not activated.</param>
    public static float Signed(float output) => (2 * Activation.Sigmoid(output)) - 1;
}
