namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>What makes a repeat contact more likely than it is on average.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Effect">By how much it raises the log-odds.</param>
public sealed record RepeatReasonMessage(string Feature, double Effect);
