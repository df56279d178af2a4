using EmotionStream.App.State;
using EmotionStream.Core.Alerts;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Page.Model;

/// <summary>
/// How much an interaction needs somebody now, and why: <see cref="Risk"/> of the strongest open alert that nobody has taken. The parts sum up to the total.
/// </summary>
/// <param name="Alert">The strongest waiting alert: critical 2, warning 1, else 0.</param>
/// <param name="Remembered">How badly it will be remembered: max(0, −remembered).</param>
/// <param name="End">How badly it goes: max(0, −end) / 2.</param>
public readonly record struct RiskParts(double Alert, double Remembered, double End)
{
    /// <summary>The risk, 0 to 3.5.</summary>
    public double Total => Alert + Remembered + End;

    /// <summary>Weighs an interaction.</summary>
    /// <param name="measures">Its measures.</param>
    /// <param name="alerts">Its alerts.</param>
    public static RiskParts Of(InteractionMeasuresMessage measures, IReadOnlyList<AlertEntry> alerts)
    {
        ArgumentNullException.ThrowIfNull(measures);
        ArgumentNullException.ThrowIfNull(alerts);
        AlertSeverity? strongest = null;
        foreach (var alert in alerts)
            if (alert.IsWaiting && (strongest is null || alert.Last.Severity > strongest))
                strongest = alert.Last.Severity;
        return new(Risk.Of(strongest, 0, 0), Risk.Of(null, measures.Remembered, 0), Risk.Of(null, 0, measures.End));
    }
}
