using EmotionStream.Core.Emotions;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Evaluation;

/// <summary>How often the polarity of a score (negative, neutral, positive) is right, and whether its confidence says so.</summary>
internal static class PolarityMeasures
{
    /// <summary>A confidence a site might ask for.</summary>
    private const float StatedConfidence = 0.5f;

    /// <summary>The rows of a set.</summary>
    /// <param name="set">Name of the set.</param>
    /// <param name="scores">What the recogniser said; an abstention counts as neutral with confidence 0.</param>
    /// <param name="gold">The right polarities: −1, 0, +1.</param>
    public static IEnumerable<EvaluationRow> Of(string set, EmotionScore[] scores, int[] gold)
    {
        var right = scores.Zip(gold, static (score, polarity) => EmotionAffect.Polarity(score.Valence) == polarity).ToArray();
        var confidence = Array.ConvertAll(scores, static score => (double)score.Confidence);
        var sure = Array.ConvertAll(scores, static score => score.Confidence >= StatedConfidence);
        yield return EvaluationCases.Share(set, "polarity right (negative, neutral, positive)", right);
        yield return EvaluationCases.Share(set, "confidence of 0.5 and more", sure);
        if (sure.Contains(true))
            yield return EvaluationCases.Share(set, "polarity right at a confidence of 0.5 and more", [.. right.Where((_, i) => sure[i])]);
        yield return EvaluationCases.Row(set, "confidence in polarity, calibration error", right.Length, selection => CalibrationError.Expected(
            Array.ConvertAll(selection, i => confidence[i]), Array.ConvertAll(selection, i => right[i])));
    }
}
