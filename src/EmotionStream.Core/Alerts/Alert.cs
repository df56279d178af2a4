using EmotionStream.Core.Records;

namespace EmotionStream.Core.Alerts;

/// <summary>One step in the life of an alert, published on <c>emotion.alerts</c>.</summary>
/// <param name="AlertId">Deterministic: a hash of interaction, rule and opening event, so a replay never makes a twin.</param>
/// <param name="InteractionId">The interaction.</param>
/// <param name="Rule">Name of the rule.</param>
/// <param name="State">The step.</param>
/// <param name="Severity">Severity of the rule.</param>
/// <param name="Measure">The measure judged, as named in <see cref="AlertMeasure"/>.</param>
/// <param name="Value">Its value at this step.</param>
/// <param name="Threshold">The rule's opening threshold.</param>
/// <param name="OpenedBy">The event that opened the alert.</param>
/// <param name="Time">Event time of this step, milliseconds since the Unix epoch, UTC.</param>
/// <param name="Queue">The queue at this step, when known.</param>
/// <param name="Channel">The channel at this step, when known.</param>
/// <param name="Language">The language, when known.</param>
/// <param name="AgentId">Whom to help; nothing about an agent's emotion exists.</param>
/// <param name="CustomerId">Pseudonymous customer, when known.</param>
/// <param name="Excerpt">Redacted words of the turn that made this step; null when it was not words.</param>
/// <param name="Playbook">What to do now.</param>
/// <param name="By">Who acknowledged or closed it; null when the pipeline did.</param>
/// <param name="Reason">Why it closed: recovered, action, interactionClosed, outcome; null otherwise.</param>
public sealed record Alert(
    string AlertId,
    string InteractionId,
    string Rule,
    AlertState State,
    AlertSeverity Severity,
    string Measure,
    double Value,
    double Threshold,
    EventReference OpenedBy,
    long Time,
    string? Queue,
    string? Channel,
    string? Language,
    string? AgentId,
    string? CustomerId,
    string? Excerpt,
    string? Playbook,
    string? By,
    string? Reason);
