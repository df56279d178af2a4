using EmotionStream.Core.Repeats;

namespace EmotionStream.Core.Interactions;

/// <summary>
/// The final state of a closed interaction, published once on <c>emotion.outcomes</c>. It is a function of the set of the interaction's events, not
/// of their arrival, so nothing judged at arrival (alerts, hold state, last arousal) belongs in it; <see cref="Notes"/> is not published there.
/// </summary>
/// <param name="Final">The last snapshot, final.</param>
/// <param name="Reason">Why it closed.</param>
/// <param name="Satisfaction">Survey satisfaction 1–5 when it came before closing; else null.</param>
/// <param name="CustomerEffort">Survey effort 1–7 when it came before closing; else null.</param>
public sealed record Outcome(InteractionSnapshot Final, CloseReason Reason, double? Satisfaction, double? CustomerEffort)
{
    /// <summary>How likely the customer is to be back; null without a model.</summary>
    public RepeatEstimate? RepeatContact { get; init; }

    /// <summary>What queues are told beside it.</summary>
    public OutcomeNotes Notes { get; init; }
}
