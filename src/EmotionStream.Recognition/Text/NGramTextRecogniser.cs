using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Text;

/// <summary>
/// Scores customers' words, English and French, with an n-gram embedding bag: words, word pairs and triples, and character n-grams have rows that are
/// summed, then go through one hidden layer. It allocates nothing for a text and reads the first 4,096 characters of one. A text in another language, an
/// empty one, and one under the minimum confidence are abstentions.
/// </summary>
public sealed class NGramTextRecogniser : ITextRecogniser
{
    private readonly TextModel _model;
    private readonly TextScorer _scorer;
    private readonly MinimumConfidence _minimum;
    private readonly float[] _outputs = new float[OutputLayout.ScoringCount];

    /// <summary>Makes a recogniser. It has buffers of its own (about 1.5 MB) and is not thread-safe; the model is shared.</summary>
    /// <param name="model">The model.</param>
    /// <param name="minimumConfidence">Confidence in [0, 1] under which it abstains; 0 never.</param>
    public NGramTextRecogniser(TextModel model, float minimumConfidence = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _scorer = new TextScorer(model);
        _minimum = new MinimumConfidence(minimumConfidence);
    }

    /// <inheritdoc/>
    public string Model => _model.Name;

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<CustomerText> texts, Span<EmotionScore> scores)
    {
        for (var i = 0; i < texts.Length; i++)
            scores[i] = Score(texts[i].Words);
    }

    /// <summary>Scores words. Not for callers outside: they have to say whose words they are.</summary>
    /// <param name="words">The words.</param>
    internal EmotionScore Score(ReadOnlySpan<char> words)
    {
        _scorer.Run(words, _outputs);
        if (_scorer.Tokens.Count == 0)
            return EmotionScore.Abstained(_scorer.Tokens.OtherLetters > 0 ? AbstentionReason.UnsupportedLanguage : AbstentionReason.NoSignal);
        if (LanguageGate.IsUnsupported(_scorer.Tokens, _outputs.AsSpan(OutputLayout.Language, OutputLayout.LanguageCount)))
            return EmotionScore.Abstained(AbstentionReason.UnsupportedLanguage);
        return _minimum.Apply(EmotionReadout.Read(_outputs, _model.Calibration));
    }
}
