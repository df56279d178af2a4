using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;

namespace EmotionStream.Recognition.Evaluation;

/// <summary>Scores one labelled text by any recogniser.</summary>
internal static class SingleScoring
{
    /// <summary>Scores a text of a test set, whose writers stand for customers.</summary>
    /// <param name="recogniser">The recogniser.</param>
    /// <param name="words">The text.</param>
    public static EmotionScore Score(this ITextRecogniser recogniser, string words)
    {
        CustomerText.TryCreate(Speaker.Customer, words.AsMemory(), out var text);
        var score = default(EmotionScore);
        recogniser.Score([text], new Span<EmotionScore>(ref score));
        return score;
    }
}
