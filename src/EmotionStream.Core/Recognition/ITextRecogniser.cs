using EmotionStream.Core.Emotions;

namespace EmotionStream.Core.Recognition;

/// <summary>Scores the emotion in customers' words. Implementations need not be thread-safe: a worker owns its own.</summary>
public interface ITextRecogniser
{
    /// <summary>Name and version of the model, for readings and the <c>model</c> label of metrics.</summary>
    string Model { get; }

    /// <summary>Scores a batch in one call. It never throws for a text; what can't be scored is an abstention.</summary>
    /// <param name="texts">The batch, in order.</param>
    /// <param name="scores">Receives one score a text; at least as long as <paramref name="texts"/>.</param>
    void Score(ReadOnlySpan<CustomerText> texts, Span<EmotionScore> scores);
}
