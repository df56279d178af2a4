using System.Numerics.Tensors;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Recognition.Labels;
using EmotionStream.Recognition.Text.Model;
using EmotionStream.Recognition.Tokenising;

namespace EmotionStream.Recognition.Onnx;

/// <summary>
/// Scores customers' words with a network of the user's own, texts of like length together, on all cores. An empty text, and one of which the model knows no token, is
/// an abstention, as is one under the minimum confidence. A network that rounds activations by each call's range (<c>DynamicQuantizeLinear</c>) is given one text at
/// a time: else the same words would have another score in other company.
/// </summary>
public sealed class OnnxTextRecogniser : ITextRecogniser
{
    /// <summary>Texts that the network scores in one call, where that does not change their scores.</summary>
    public const int LargestBatch = 16;

    private readonly OnnxTextModel _model;
    private readonly MinimumConfidence _minimum;

    /// <summary>Makes a recogniser over a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="minimumConfidence">Confidence in [0, 1] under which it abstains; 0 never.</param>
    public OnnxTextRecogniser(OnnxTextModel model, float minimumConfidence = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_model, _minimum) = (model, new MinimumConfidence(minimumConfidence));
    }

    /// <inheritdoc/>
    public string Model => _model.Name;

    /// <summary>Texts that it scores in one call.</summary>
    public int BatchSize => _model.Classifier.DependsOnBatch ? 1 : LargestBatch;

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<CustomerText> texts, Span<EmotionScore> scores)
    {
        var sequences = new TokenSequence[texts.Length];
        var waiting = new List<int>(texts.Length);
        for (var i = 0; i < texts.Length; i++)
        {
            sequences[i] = _model.Encoder.Encode(texts[i].Words);
            if (sequences[i].HasKnown)
                waiting.Add(i);
            else
                scores[i] = EmotionScore.Abstained(HasLetter(texts[i].Words) ? AbstentionReason.UnsupportedLanguage : AbstentionReason.NoSignal);
        }

        waiting.Sort((one, other) => sequences[one].Ids.Length.CompareTo(sequences[other].Ids.Length));
        var batches = waiting.Chunk(BatchSize).ToArray();
        var results = new float[batches.Length][];
        Parallel.For(0, batches.Length, i => results[i] = Logits(Array.ConvertAll(batches[i], text => sequences[text].Ids)));
        var labels = _model.Labels.Labels.Length;
        for (var i = 0; i < batches.Length; i++)
            for (var row = 0; row < batches[i].Length; row++)
                scores[batches[i][row]] = Read(results[i].AsSpan(row * labels, labels));
    }

    /// <summary>The network's outputs for token ids.</summary>
    /// <param name="batch">Sequences of one batch.</param>
    internal float[] Logits(ReadOnlySpan<long[]> batch) => _model.Classifier.Run(batch, _model.Encoder.PadId);

    private EmotionScore Read(Span<float> logits)
    {
        if (_model.Problem == ProblemType.MultiLabel)
            TensorPrimitives.Sigmoid(logits, logits);
        else
            Activation.Softmax(logits);
        return _minimum.Apply(LabelReadout.Read(logits, _model.Labels.Labels));
    }

    private static bool HasLetter(ReadOnlySpan<char> words)
    {
        foreach (var rune in words.EnumerateRunes())
            if (System.Text.Rune.IsLetter(rune))
                return true;
        return false;
    }
}
