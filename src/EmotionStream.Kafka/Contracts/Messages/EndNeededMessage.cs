namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>What it takes to end well.</summary>
/// <param name="Target">The remembered score aimed for.</param>
/// <param name="End">The least end that reaches it; above 1 no customer can feel it; absent for the mean, on which an end as such has no hold.</param>
/// <param name="Reachable">Whether an end of at most 1 reaches it.</param>
/// <param name="Turns">Good turns until then; absent when they never lead there.</param>
public sealed record EndNeededMessage(double Target, double? End, bool Reachable, int? Turns);
