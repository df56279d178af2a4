namespace EmotionStream.Recognition.Text.Model;

/// <summary>The polarity of Plutchik's eight emotions: joy and trust are positive; anger, disgust, fear and sadness negative; the others either.</summary>
internal static class PlutchikPolarity
{
    /// <summary>+1, −1 or 0 in the order of XED: anger, anticipation, disgust, fear, joy, sadness, surprise, trust.</summary>
    public static ReadOnlySpan<sbyte> Signs => [-1, 0, -1, -1, 1, -1, 0, 1];

    /// <summary>Positive minus negative probabilities. They are not exclusive, so it may lie outside of [−1, 1].</summary>
    /// <param name="outputs">All or the first outputs of a model, not activated.</param>
    public static float Of(ReadOnlySpan<float> outputs)
    {
        var sum = 0f;
        for (var i = 0; i < OutputLayout.PlutchikCount; i++)
            if (Signs[i] != 0)
                sum += Signs[i] * Activation.Sigmoid(outputs[OutputLayout.Plutchik + i]);
        return sum;
    }
}
