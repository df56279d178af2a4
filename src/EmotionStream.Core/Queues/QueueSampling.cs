namespace EmotionStream.Core.Queues;

/// <summary>Which turns of interactions queues are told of, negative peaks aside, of which all are.</summary>
/// <param name="Every">Of the other turns, one in so many.</param>
public sealed record QueueSampling(int Every);
