namespace EmotionStream.Core.Fusion;

/// <summary>One turn as text and voice tell it together: the trace of a reading.</summary>
/// <param name="Time">When it was said: the time of its text, else the beginning of its span of sound.</param>
/// <param name="Valence">Its valence.</param>
/// <param name="Arousal">Its arousal.</param>
/// <param name="Parts">How many records it is of.</param>
public sealed record FusedTurn(long Time, FusedDimension Valence, FusedDimension Arousal, int Parts);
