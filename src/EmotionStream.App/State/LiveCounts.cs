namespace EmotionStream.App.State;

/// <summary>What was read from the output topics since the process started.</summary>
/// <param name="Readings">Scored turns.</param>
/// <param name="Interactions">Interactions ever seen.</param>
/// <param name="Outcomes">Closed ones.</param>
/// <param name="AlertsOpened">Alerts opened, by rule.</param>
/// <param name="DeadLetters">Dead letters, by cause.</param>
internal sealed record LiveCounts(
    long Readings,
    long Interactions,
    long Outcomes,
    IReadOnlyDictionary<string, long> AlertsOpened,
    IReadOnlyDictionary<string, long> DeadLetters);
