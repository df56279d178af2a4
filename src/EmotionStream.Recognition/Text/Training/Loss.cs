using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Text.Training;

/// <summary>
/// Cross-entropy: binary for the sigmoid outputs (also for valence, arousal and sentiment, whose targets lie between 0 and 1), categorical for the
/// two softmax groups. Targets may be soft, so a mixture of hard and soft labels is a mixture of targets.
/// </summary>
internal static class Loss
{
    /// <summary>One output against the many of the other heads: three times its loss.</summary>
    private const float SentimentWeight = 3;

    /// <summary>The loss of one text, and its gradient by the outputs before activation.</summary>
    /// <param name="probabilities">Activated outputs; turned into the gradient.</param>
    /// <param name="targets">Target probabilities.</param>
    /// <param name="heads">The heads that have a label.</param>
    /// <param name="weight">Weight of the text.</param>
    /// <returns>The weighted loss.</returns>
    public static double Gradient(Span<float> probabilities, ReadOnlySpan<float> targets, OutputHeads heads, float weight)
    {
        var loss = 0.0;
        loss += Head(OutputHeads.Affect, OutputLayout.Valence, 2, binary: true, probabilities, targets, heads, weight);
        loss += Head(OutputHeads.Service, OutputLayout.Service, OutputLayout.ServiceCount, binary: false, probabilities, targets, heads, weight);
        loss += Head(OutputHeads.Language, OutputLayout.Language, OutputLayout.LanguageCount, binary: false, probabilities, targets, heads, weight);
        loss += Head(OutputHeads.GoEmotions, OutputLayout.GoEmotions, OutputLayout.GoEmotionsCount, binary: true, probabilities, targets, heads, weight);
        loss += Head(OutputHeads.Ekman, OutputLayout.Ekman, OutputLayout.EkmanCount, binary: true, probabilities, targets, heads, weight);
        loss += Head(OutputHeads.Plutchik, OutputLayout.Plutchik, OutputLayout.PlutchikCount, binary: true, probabilities, targets, heads, weight);
        loss += Head(OutputHeads.Sentiment, OutputLayout.Sentiment, 1, binary: true, probabilities, targets, heads, weight * SentimentWeight);
        probabilities[(OutputLayout.Ekman + OutputLayout.EkmanCount)..].Clear();
        return loss;
    }

    private static double Head(
        OutputHeads head, int start, int count, bool binary, Span<float> probabilities, ReadOnlySpan<float> targets, OutputHeads heads, float weight)
    {
        if (!heads.HasFlag(head))
        {
            probabilities.Slice(start, count).Clear();
            return 0;
        }

        var loss = 0.0;
        for (var i = start; i < start + count; i++)
        {
            const float Least = 1e-7f;
            var p = Math.Clamp(probabilities[i], Least, 1 - Least);
            loss -= targets[i] * MathF.Log(p);
            if (binary)
                loss -= (1 - targets[i]) * MathF.Log(1 - p);
            probabilities[i] = weight * (probabilities[i] - targets[i]);
        }

        return weight * loss;
    }
}
