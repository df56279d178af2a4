namespace EmotionStream.Core.Fusion;

/// <summary>One dimension of a turn, of text and voice together, and who had how much of a say.</summary>
/// <param name="Value">The value.</param>
/// <param name="Confidence">Mean confidence of the parts, each weighed by its channel; 0 when no part tells this dimension, and then the rest is 0 too.</param>
/// <param name="Text">What the text alone said; null without one that tells.</param>
/// <param name="Voice">What the voice alone said; null without a window that tells.</param>
/// <param name="TextShare">The text's share of the value, in [0, 1].</param>
/// <param name="VoiceShare">The voice's share: with the text's it makes 1.</param>
public readonly record struct FusedDimension(double Value, double Confidence, double? Text, double? Voice, double TextShare, double VoiceShare);
