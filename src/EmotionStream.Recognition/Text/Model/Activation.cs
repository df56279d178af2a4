namespace EmotionStream.Recognition.Text.Model;

/// <summary>The functions that turn outputs into probabilities.</summary>
internal static class Activation
{
    /// <summary>The logistic function.</summary>
    /// <param name="x">The argument.</param>
    public static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    /// <summary>Exponentials over their sum, in place.</summary>
    /// <param name="values">The values.</param>
    public static void Softmax(Span<float> values)
    {
        var highest = float.NegativeInfinity;
        foreach (var value in values)
            highest = Math.Max(highest, value);
        var sum = 0f;
        foreach (ref var value in values)
            sum += value = MathF.Exp(value - highest);
        foreach (ref var value in values)
            value /= sum;
    }

    /// <summary>Activates all outputs in place: sigmoids, and a softmax for each of the two groups.</summary>
    /// <param name="outputs">The outputs of one text.</param>
    public static void All(Span<float> outputs)
    {
        for (var i = 0; i < outputs.Length; i++)
            if (i is < OutputLayout.Service or >= OutputLayout.Sentiment)
                outputs[i] = Sigmoid(outputs[i]);
        Softmax(outputs.Slice(OutputLayout.Service, OutputLayout.ServiceCount));
        Softmax(outputs.Slice(OutputLayout.Language, OutputLayout.LanguageCount));
    }
}
