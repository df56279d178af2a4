namespace EmotionStream.Recognition.Text.Model;

/// <summary>All outputs of a model as probabilities, for evaluation and distillation.</summary>
/// <param name="model">The model.</param>
internal sealed class TextProbabilities(TextModel model)
{
    private readonly TextScorer _scorer = new(model);

    /// <summary>The probabilities of a text, in the order of <see cref="OutputLayout"/>.</summary>
    /// <param name="text">The text.</param>
    public float[] Of(string text)
    {
        var outputs = new float[OutputLayout.Count];
        _scorer.Run(text, outputs);
        Activation.All(outputs);
        return outputs;
    }
}
