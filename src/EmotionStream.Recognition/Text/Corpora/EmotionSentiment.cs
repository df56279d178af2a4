using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Text.Corpora;

/// <summary>The sentiment of an emotion's label.</summary>
internal static class EmotionSentiment
{
    private const int AllSaid = 255;

    /// <summary>
    /// +1 positive, −1 negative, 0 ambiguous or neutral, in the order of the 28 GoEmotions labels: the grouping its authors published (Demszky et al. 2020).
    /// </summary>
    private static ReadOnlySpan<sbyte> GoEmotions =>
    [
        1, 1, -1, -1, 1, 1, 0, 0, 1, -1, -1, -1, -1, 1, -1, 1, -1, 1, 1, -1, 1, 1, 0, 1, -1, -1, 0, 0,
    ];

    /// <summary>Positive minus negative mass, in [−1, 1].</summary>
    /// <param name="labels">Probabilities × 255 of the 28 labels.</param>
    public static float OfGoEmotions(ReadOnlySpan<byte> labels)
    {
        var sum = 0;
        for (var i = 0; i < labels.Length; i++)
            sum += GoEmotions[i] * labels[i];
        return Math.Clamp(sum / (float)AllSaid, -1, 1);
    }

    /// <summary>+1 when a GoEmotions comment's labels are positive on the whole, −1 when negative, else 0.</summary>
    /// <param name="labels">Numbers of the classes.</param>
    public static int OfGoEmotions(int[] labels) => Math.Sign(labels.Sum(static label => GoEmotions[label]));

    /// <summary>+1 when the labels are positive, −1 when they are negative, 0 when they are both or neither.</summary>
    /// <param name="labels">Numbers of the Plutchik classes, from 0.</param>
    public static int OfPlutchik(ReadOnlySpan<int> labels)
    {
        bool positive = false, negative = false;
        foreach (var label in labels)
        {
            positive |= PlutchikPolarity.Signs[label] > 0;
            negative |= PlutchikPolarity.Signs[label] < 0;
        }

        return positive == negative ? 0 : positive ? 1 : -1;
    }
}
