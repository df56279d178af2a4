namespace EmotionStream.Core.Silences;

/// <summary>A piece of silence that may still be taken back, should the interaction turn out to have been over when it came.</summary>
/// <param name="Ms">Its length, milliseconds.</param>
/// <param name="Arrival">Stream time of its partition when it was known, relative to the interaction's origin.</param>
public readonly record struct SilencePart(int Ms, int Arrival);
