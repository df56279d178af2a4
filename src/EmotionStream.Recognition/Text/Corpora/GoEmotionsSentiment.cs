namespace EmotionStream.Recognition.Text.Corpora;

/// <summary>The sentiment of a GoEmotions labelling by the grouping its authors published (Demszky et al. 2020): positive, negative, ambiguous.</summary>
internal static class GoEmotionsSentiment
{
    private const int AllSaid = 255;

    /// <summary>+1 positive, −1 negative, 0 ambiguous or neutral, in the order of the 28 labels.</summary>
    private static ReadOnlySpan<sbyte> Signs =>
    [
        1, 1, -1, -1, 1, 1, 0, 0, 1, -1, -1, -1, -1, 1, -1, 1, -1, 1, 1, -1, 1, 1, 0, 1, -1, -1, 0, 0,
    ];

    /// <summary>Positive minus negative mass, in [−1, 1].</summary>
    /// <param name="labels">Probabilities × 255 of the 28 labels.</param>
    public static float Of(ReadOnlySpan<byte> labels)
    {
        var sum = 0;
        for (var i = 0; i < labels.Length; i++)
            sum += Signs[i] * labels[i];
        return Math.Clamp(sum / (float)AllSaid, -1, 1);
    }
}
