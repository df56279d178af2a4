using Microsoft.ML;

namespace EmotionStream.Recognition.Voice.Model;

/// <summary>Scores windows by a question's trees; where there is more than one set of them, by their mean. Not thread-safe.</summary>
internal sealed class VoiceScorer
{
    private readonly PredictionEngine<VoiceInput, VoiceOutput>[] _engines;
    private VoiceOutput _output = new();

    /// <summary>Makes a scorer.</summary>
    /// <param name="trees">The sets of trees, one at least.</param>
    public VoiceScorer(IEnumerable<ITransformer> trees)
    {
        var context = new MLContext();
        _engines = [.. trees.Select(set => context.Model.CreatePredictionEngine<VoiceInput, VoiceOutput>(set, ignoreMissingColumns: true, VoiceInput.Schema()))];
    }

    /// <summary>The score of a window: of no particular scale, more is more likely.</summary>
    /// <param name="input">The window.</param>
    public double Score(VoiceInput input)
    {
        double sum = 0;
        foreach (var engine in _engines)
        {
            engine.Predict(input, ref _output);
            sum += _output.Score;
        }

        return sum / _engines.Length;
    }
}
