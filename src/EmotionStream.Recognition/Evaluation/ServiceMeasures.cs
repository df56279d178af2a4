using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Recognition.Text;
using EmotionStream.Recognition.Text.Corpora;
using EmotionStream.Recognition.Text.Model;
using EmotionStream.Recognition.Text.Training;

namespace EmotionStream.Recognition.Evaluation;

/// <summary>The figures of labelled customer messages: those held out of the shipped model's, or a user's own.</summary>
public static class ServiceMeasures
{
    /// <summary>The figures of a user's labelled turns.</summary>
    /// <param name="set">Name of the set.</param>
    /// <param name="model">The model.</param>
    /// <param name="turns">The turns.</param>
    public static IReadOnlyList<EvaluationRow> Of(string set, TextModel model, IEnumerable<LabelledTurn> turns) =>
        Of(set, new NGramTextRecogniser(model), [.. turns.Select(static turn => turn.ToMessage())], static _ => null);

    internal static List<EvaluationRow> Of(
        string set, ITextRecogniser recogniser, ServiceMessage[] messages, Func<ServiceMessage, ISentimentLexicon?> lexicon)
    {
        var scores = Array.ConvertAll(messages, message => recogniser.Score(message.Text));
        var valence = Array.ConvertAll(scores, static score => (double)score.Valence);
        var gold = Array.ConvertAll(messages, static message => (double)message.Valence);
        KeyValuePair<string, double[]>[] baselines = messages.All(message => lexicon(message) is not null)
            ? [KeyValuePair.Create("lexicon", Array.ConvertAll(messages, message => lexicon(message)!.Score(message.Text)))]
            : [];
        var rows = new List<EvaluationRow>
        {
            EvaluationCases.Negative(set, valence, baselines, Array.ConvertAll(gold, static v => v < 0)),
            EvaluationCases.Valence(set, valence, baselines, gold),
            EvaluationCases.Pearson(
                set, "arousal, r", Array.ConvertAll(scores, static score => (double)score.Arousal),
                Array.ConvertAll(messages, static message => (double)message.Arousal)),
        };
        rows.AddRange(PolarityMeasures.Of(set, scores, Array.ConvertAll(messages, static message => EmotionAffect.Polarity(message.Valence))));
        if (messages.All(static message => message.Emotion != EmotionLabel.Unknown))
            rows.AddRange(EmotionRows(set, messages, scores));
        return rows;
    }

    private static EvaluationRow[] EmotionRows(string set, ServiceMessage[] messages, EmotionScore[] scores)
    {
        const int Classes = EmotionProbabilities.Count;
        var said = Array.ConvertAll(scores, static score => OneHot(score.Emotions.Top));
        var gold = Array.ConvertAll(messages, static message => OneHot(message.Emotion));
        return
        [
            EvaluationCases.Row(set, "emotion macro-F1 (10)", said.Length, selection => F1.Macro(said, gold, Classes, selection)),
            EvaluationCases.Share(set, "emotion right (10)", [.. messages.Zip(scores, static (message, score) => message.Emotion == score.Emotions.Top)]),
        ];
    }

    private static bool[] OneHot(EmotionLabel label)
    {
        var row = new bool[EmotionProbabilities.Count];
        if (label != EmotionLabel.Unknown)
            row[(int)label] = true;
        return row;
    }
}
