namespace EmotionStream.Core.Queues.Causes;

/// <summary>What made customers of a queue unhappy in one period, published on <c>emotion.causes</c> when it is over.</summary>
/// <param name="Period">Hour or week.</param>
/// <param name="From">When it began, milliseconds since the Unix epoch, UTC.</param>
/// <param name="To">When it ended.</param>
/// <param name="Peaks">Interactions at a negative peak.</param>
/// <param name="Rising">Said more often at negative peaks than before, most evident first.</param>
/// <param name="Falling">Said less often than before.</param>
/// <param name="Causes">Said more often at negative peaks than in the queue's turns of all kinds.</param>
/// <param name="Silent">Who suffered in silence.</param>
public sealed record CauseReport(
    CausePeriod Period, long From, long To, double Peaks, IReadOnlyList<Cause> Rising, IReadOnlyList<Cause> Falling, IReadOnlyList<Cause> Causes, SilentSufferers Silent);
