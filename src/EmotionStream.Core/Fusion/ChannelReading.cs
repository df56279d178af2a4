namespace EmotionStream.Core.Fusion;

/// <summary>What one record of a turn told: a text, or a window of sound.</summary>
/// <param name="Time">When it was said, milliseconds since the Unix epoch.</param>
/// <param name="Offset">Offset of its record, which orders records of one instant.</param>
/// <param name="IsVoice">Whether it is sound.</param>
/// <param name="Valence">Valence in [−1, 1].</param>
/// <param name="Arousal">Arousal in [0, 1].</param>
/// <param name="Confidence">Weight of the valence in [0, 1].</param>
/// <param name="ArousalConfidence">Trust in the arousal in [0, 1].</param>
public readonly record struct ChannelReading(
    long Time, long Offset, bool IsVoice, double Valence, double Arousal, double Confidence, double ArousalConfidence);
