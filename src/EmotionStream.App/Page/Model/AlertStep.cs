using EmotionStream.Core.Alerts;

namespace EmotionStream.App.Page.Model;

/// <summary>One step in the life of an alert, as the audit trail has it.</summary>
/// <param name="Time">Event time of the step.</param>
/// <param name="State">The step.</param>
/// <param name="By">Who did it; null when the pipeline did.</param>
/// <param name="To">Whom it was handed over to.</param>
/// <param name="Reason">How it was taken, or why it closed.</param>
/// <param name="Value">The measure at this step.</param>
public sealed record AlertStep(DateTimeOffset Time, AlertState State, string? By, string? To, string? Reason, double Value);
