namespace EmotionStream.Core.Repeats;

/// <summary>What makes a repeat contact more likely than it is on average.</summary>
/// <param name="Feature">The feature, as on the wire.</param>
/// <param name="Effect">By how much it raises the log-odds.</param>
public readonly record struct RepeatReason(string Feature, double Effect);
