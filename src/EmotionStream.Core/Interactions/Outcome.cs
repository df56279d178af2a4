namespace EmotionStream.Core.Interactions;

/// <summary>The final state of a closed interaction, published once on <c>emotion.outcomes</c>.</summary>
/// <param name="Final">The last snapshot, final.</param>
/// <param name="Reason">Why it closed.</param>
/// <param name="AlertsOpened">Alerts opened during the interaction.</param>
/// <param name="Satisfaction">Survey satisfaction 1–5 when it came before closing; else null.</param>
/// <param name="CustomerEffort">Survey effort 1–7 when it came before closing; else null.</param>
public sealed record Outcome(InteractionSnapshot Final, CloseReason Reason, int AlertsOpened, double? Satisfaction, double? CustomerEffort);
