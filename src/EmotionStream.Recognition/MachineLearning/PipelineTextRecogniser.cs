using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Recognition.Labels;

namespace EmotionStream.Recognition.MachineLearning;

/// <summary>
/// Scores customers' words with an ML.NET pipeline. White space alone is an abstention, as is a text under the minimum confidence; what language a text is in,
/// a pipeline does not say.
/// </summary>
public sealed class PipelineTextRecogniser : ITextRecogniser
{
    /// <summary>Characters read of a text, as many as the shipped model reads.</summary>
    public const int MaxCharacters = 4096;

    private readonly PipelineTextModel _model;
    private readonly MinimumConfidence _minimum;

    /// <summary>Makes a recogniser over a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="minimumConfidence">Confidence in [0, 1] under which it abstains; 0 never.</param>
    public PipelineTextRecogniser(PipelineTextModel model, float minimumConfidence = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_model, _minimum) = (model, new MinimumConfidence(minimumConfidence));
    }

    /// <inheritdoc/>
    public string Model => _model.Name;

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<CustomerText> texts, Span<EmotionScore> scores)
    {
        var words = new List<string>(texts.Length);
        foreach (var text in texts)
            words.Add(text.Words[..Math.Min(text.Words.Length, MaxCharacters)].ToString());
        var probabilities = _model.Probabilities(words);
        for (var i = 0; i < texts.Length; i++)
        {
            scores[i] = string.IsNullOrWhiteSpace(words[i])
                ? EmotionScore.Abstained(AbstentionReason.NoSignal)
                : _minimum.Apply(LabelReadout.Read(probabilities[i], _model.Labels.Labels));
        }
    }
}
