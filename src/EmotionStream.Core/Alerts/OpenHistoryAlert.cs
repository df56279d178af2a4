using EmotionStream.Core.Records;

namespace EmotionStream.Core.Alerts;

/// <summary>An alert that is open about more than one interaction: about a customer, a queue.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Measure">What was judged, as on the wire.</param>
/// <param name="InteractionId">The interaction that opened it.</param>
/// <param name="OpenedBy">The event that opened it.</param>
/// <param name="Value">The measure when it was last published.</param>
/// <param name="Threshold">What it is held against.</param>
public abstract record OpenHistoryAlert(string Rule, string Measure, string InteractionId, EventReference OpenedBy, double Value, double Threshold);
