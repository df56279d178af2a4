using EmotionStream.Core.Queues.Causes;

namespace EmotionStream.Kafka.Kinds;

/// <summary>What queues are told of interactions with.</summary>
/// <param name="Reader">Finds key phrases.</param>
/// <param name="SampleEvery">Of the turns that are no negative peak, one in so many is told of.</param>
public sealed record QueueTellingOptions(IKeyPhraseReader Reader, int SampleEvery);
