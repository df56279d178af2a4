namespace EmotionStream.Core.Queues;

/// <summary>How an interaction of a queue ended.</summary>
/// <param name="ObjectiveMet">Whether its end reached the queue's objective.</param>
/// <param name="Distressed">Whether there was a negative peak.</param>
/// <param name="TimeToComfortMs">From the first one until the customer was above neutral for good; null when that never came.</param>
public readonly record struct QueueEnd(bool ObjectiveMet, bool Distressed, long? TimeToComfortMs);
