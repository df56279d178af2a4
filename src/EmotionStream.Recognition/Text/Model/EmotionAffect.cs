using EmotionStream.Core.Emotions;

namespace EmotionStream.Recognition.Text.Model;

/// <summary>
/// Valence and arousal of each emotion: the one table that maps a label to the circumplex. The values are the means of our service
/// messages' labels, rounded to 0.05: customers' moments, not the words' dictionary ratings.
/// </summary>
internal static class EmotionAffect
{
    /// <summary>Valence from which a reading is called positive, and under its negative called negative: half a step of the labels.</summary>
    public const float PolarityBorder = 0.25f;

    private static readonly float[] ValenceTable = [-0.95f, -0.50f, -0.55f, -0.55f, -0.15f, -0.60f, 0.65f, 0.65f, 0.15f, 0];

    private static readonly float[] ArousalTable = [0.70f, 0.20f, 0.05f, 0.55f, 0.05f, 0.05f, 0.35f, 0.25f, 0.50f, 0];

    /// <summary>Valence in [−1, 1], in the order of <see cref="EmotionLabel"/>.</summary>
    public static ReadOnlySpan<float> Valences => ValenceTable;

    /// <summary>Arousal in [0, 1], in the order of <see cref="EmotionLabel"/>.</summary>
    public static ReadOnlySpan<float> Arousals => ArousalTable;

    /// <summary>−1, 0 or +1.</summary>
    /// <param name="valence">A valence.</param>
    public static int Polarity(float valence) => valence <= -PolarityBorder ? -1 : valence >= PolarityBorder ? 1 : 0;

    /// <summary>Probability of the emotions whose valence has a polarity.</summary>
    /// <param name="emotions">Probabilities in the order of <see cref="EmotionLabel"/>.</param>
    /// <param name="polarity">−1, 0 or +1.</param>
    public static float Mass(ReadOnlySpan<float> emotions, int polarity)
    {
        var mass = 0f;
        for (var i = 0; i < emotions.Length; i++)
            if (Polarity(Valences[i]) == polarity)
                mass += emotions[i];
        return mass;
    }

    /// <summary>Expected valence of a distribution of emotions.</summary>
    /// <param name="emotions">Probabilities in the order of <see cref="EmotionLabel"/>.</param>
    public static float Valence(ReadOnlySpan<float> emotions)
    {
        var sum = 0f;
        for (var i = 0; i < emotions.Length; i++)
            sum += Valences[i] * emotions[i];
        return sum;
    }
}
