namespace EmotionStream.App.Demo;

/// <summary>What a demo did: the object that <c>--json</c> writes.</summary>
/// <param name="DurationSeconds">How long it ran.</param>
/// <param name="Speed">Recorded seconds in one.</param>
/// <param name="TextModel">The text model.</param>
/// <param name="VoiceModel">The voice model.</param>
/// <param name="EventsSent">Records sent to the input topics, by topic.</param>
/// <param name="EventsProcessed">Records the pipeline read from them.</param>
/// <param name="Interactions">Interactions seen on the output topics.</param>
/// <param name="Readings">Records of customers that were scored, words and sound.</param>
/// <param name="Abstentions">Records of customers that a recogniser gave no score for.</param>
/// <param name="Outcomes">Closed interactions.</param>
/// <param name="Alerts">Alerts opened, by rule.</param>
/// <param name="DeadLetters">Dead letters, by cause.</param>
/// <param name="EventToAlertMs">From the moment a turn was sent to its alert being read back from Kafka.</param>
/// <param name="FirstReadingSeconds">From the start of the command to the first scored turn read back from Kafka.</param>
/// <param name="Examples">Closed conversations, most negative peak first.</param>
internal sealed record DemoSummary(
    double DurationSeconds,
    double Speed,
    string TextModel,
    string VoiceModel,
    IReadOnlyDictionary<string, long> EventsSent,
    long EventsProcessed,
    long Interactions,
    long Readings,
    long Abstentions,
    long Outcomes,
    IReadOnlyDictionary<string, long> Alerts,
    IReadOnlyDictionary<string, long> DeadLetters,
    PercentileSummary? EventToAlertMs,
    double? FirstReadingSeconds,
    IReadOnlyList<DemoExample> Examples);
