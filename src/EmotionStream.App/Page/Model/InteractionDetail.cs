using EmotionStream.Core.Fusion;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Page.Model;

/// <summary>One interaction with all that is known of it.</summary>
/// <param name="Measures">Its outcome once closed, else its live state.</param>
/// <param name="Risk">How much it needs somebody.</param>
/// <param name="Turns">Turns as text and voice tell them together, in order of time.</param>
/// <param name="Readings">What each record told, in order of time.</param>
/// <param name="Events">Transfers, holds and channel switches.</param>
/// <param name="Alerts">Its alerts, newest first, closed ones included.</param>
public sealed record InteractionDetail(
    InteractionMeasuresMessage Measures,
    RiskParts Risk,
    IReadOnlyList<FusedTurn> Turns,
    IReadOnlyList<ReadingDot> Readings,
    IReadOnlyList<LifeEvent> Events,
    IReadOnlyList<AlertEntry> Alerts)
{
    /// <summary>Its outcome; null while it is live.</summary>
    public OutcomeMessage? Outcome => Measures as OutcomeMessage;

    /// <summary>Its live state; null once closed.</summary>
    public InteractionMessage? State => Measures as InteractionMessage;
}
