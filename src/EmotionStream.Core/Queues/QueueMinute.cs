namespace EmotionStream.Core.Queues;

/// <summary>What happened in a queue in one minute.</summary>
/// <param name="Number">The minute since the Unix epoch.</param>
/// <param name="Outcomes">Interactions that closed, with a scored turn.</param>
/// <param name="Distressed">Of those, the ones with a negative peak.</param>
/// <param name="Alerts">Alerts that opened.</param>
/// <param name="Suppressed">Times an alert was held back while its rule cooled down, in the interactions that closed.</param>
public readonly record struct QueueMinute(long Number, int Outcomes, int Distressed, int Alerts, int Suppressed);
