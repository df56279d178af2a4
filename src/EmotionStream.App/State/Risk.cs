using EmotionStream.Core.Alerts;

namespace EmotionStream.App.State;

/// <summary>
/// How much an interaction needs somebody now, for sorting: the strongest open alert (critical 2, warning 1), plus how badly the interaction will
/// be remembered as it stands, plus half of how badly it goes at present. From 0 to 3.5.
/// </summary>
internal static class Risk
{
    /// <summary>Weighs an interaction.</summary>
    /// <param name="strongest">The strongest open alert; null when there is none.</param>
    /// <param name="remembered">Remembered score in [−1, 1].</param>
    /// <param name="end">Recency-weighted end in [−1, 1].</param>
    public static double Of(AlertSeverity? strongest, double remembered, double end)
    {
        var alert = strongest switch { AlertSeverity.Critical => 2, AlertSeverity.Warning => 1, _ => 0 };
        return alert + Math.Max(0, -remembered) + (Math.Max(0, -end) / 2);
    }
}
