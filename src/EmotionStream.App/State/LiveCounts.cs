namespace EmotionStream.App.State;

/// <summary>What was read from the output topics since the process started.</summary>
/// <param name="Readings">Records of customers that were scored.</param>
/// <param name="Abstentions">Records of customers that a recogniser gave no score for.</param>
/// <param name="Interactions">Interactions ever seen.</param>
/// <param name="Outcomes">Closed ones.</param>
/// <param name="AlertsOpened">Alerts opened, by rule.</param>
/// <param name="DeadLetters">Dead letters, by cause.</param>
internal sealed record LiveCounts(
    long Readings,
    long Abstentions,
    long Interactions,
    long Outcomes,
    IReadOnlyDictionary<string, long> AlertsOpened,
    IReadOnlyDictionary<string, long> DeadLetters);
