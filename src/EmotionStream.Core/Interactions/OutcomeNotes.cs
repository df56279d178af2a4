namespace EmotionStream.Core.Interactions;

/// <summary>What is known of a closed interaction beside its outcome: some of it judged at arrival.</summary>
/// <param name="Alerts">Alerts of warning or critical severity that opened.</param>
/// <param name="Suppressed">Times an alert was held back while its rule cooled down.</param>
/// <param name="Complained">Whether the customer complained in so many words.</param>
/// <param name="DistressAt">First negative peak, milliseconds since the Unix epoch; null when there was none.</param>
/// <param name="ComfortAt">When the customer was above neutral again, for good; null when not.</param>
public readonly record struct OutcomeNotes(int Alerts, int Suppressed, bool Complained, long? DistressAt, long? ComfortAt);
