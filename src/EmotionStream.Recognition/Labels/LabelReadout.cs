using EmotionStream.Core.Emotions;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Labels;

/// <summary>
/// Turns the probabilities of a model's labels into a score. Valence and arousal are their means under the labels' probabilities. Confidence is what the
/// shipped model's is before its calibration: the probability of the labels whose polarity (negative, neutral, positive) is that of the valence reported.
/// </summary>
internal static class LabelReadout
{
    /// <summary>Reads a score.</summary>
    /// <param name="probabilities">
    /// One a label, in [0, 1]. Those of a multi-label model need not sum to 1: what lacks is of nothing expressed (valence and arousal 0, neutral),
    /// a sum over 1 is scaled down to it.
    /// </param>
    /// <param name="labels">What the labels mean.</param>
    public static EmotionScore Read(ReadOnlySpan<float> probabilities, ReadOnlySpan<LabelAffect> labels)
    {
        var sum = 0f;
        var told = false;
        for (var i = 0; i < labels.Length; i++)
        {
            sum += probabilities[i];
            told |= labels[i].Emotion != EmotionLabel.Unknown;
        }

        var scale = sum > 1 ? 1 / sum : 1;
        var rest = Math.Max(0, 1 - sum);
        var score = default(EmotionScore);
        for (var i = 0; i < labels.Length; i++)
        {
            var share = probabilities[i] * scale;
            score.Valence += share * labels[i].Valence;
            score.Arousal += share * labels[i].Arousal;
            if (labels[i].Emotion != EmotionLabel.Unknown)
                score.Emotions[(int)labels[i].Emotion] += share;
        }

        if (told)
            score.Emotions[(int)EmotionLabel.Neutral] += rest;
        var polarity = EmotionAffect.Polarity(score.Valence);
        var mass = polarity == 0 ? rest : 0;
        for (var i = 0; i < labels.Length; i++)
            if (EmotionAffect.Polarity(labels[i].Valence) == polarity)
                mass += probabilities[i] * scale;
        score.Valence = Math.Clamp(score.Valence, -1, 1);
        score.Arousal = Math.Clamp(score.Arousal, 0, 1);
        score.Confidence = score.ArousalConfidence = Math.Clamp(mass, 0, 1);
        return score;
    }
}
