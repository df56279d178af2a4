using EmotionStream.Core.Emotions;

namespace EmotionStream.App.Page.Model;

/// <summary>What is kept of one reading of a customer for the curve.</summary>
/// <param name="Time">When it was said, milliseconds since the Unix epoch.</param>
/// <param name="Offset">Offset of its record.</param>
/// <param name="IsVoice">Whether it is sound.</param>
/// <param name="Valence">Valence in [−1, 1].</param>
/// <param name="Arousal">Arousal in [0, 1].</param>
/// <param name="Confidence">Weight of the valence in [0, 1]; 0 after an abstention.</param>
/// <param name="ArousalConfidence">Trust in the arousal in [0, 1].</param>
/// <param name="Emotion">The most probable label, where the recogniser gives labels.</param>
/// <param name="EmotionProbability">Its probability.</param>
/// <param name="Abstention">Why there is no score; none when there is one.</param>
public readonly record struct ReadingDot(
    long Time,
    long Offset,
    bool IsVoice,
    float Valence,
    float Arousal,
    float Confidence,
    float ArousalConfidence,
    EmotionLabel? Emotion,
    float EmotionProbability,
    AbstentionReason Abstention);
