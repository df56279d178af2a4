namespace EmotionStream.App.Page.Model;

/// <summary>One queue at a moment.</summary>
/// <param name="Queue">Its name; null for interactions of no queue.</param>
/// <param name="Live">Live interactions.</param>
/// <param name="Waiting">Open alerts that nobody has taken.</param>
/// <param name="Critical">Critical ones of them.</param>
/// <param name="Remembered">Mean remembered score of its live interactions with turns; null without any.</param>
/// <param name="Closed">Interactions closed in the time shown.</param>
/// <param name="BadEnds">How many of them ended negative.</param>
/// <param name="History">
/// Mean remembered score of interactions closed in each five minutes, oldest first; null where none closed.
/// </param>
public sealed record QueuePanel(
    string? Queue, int Live, int Waiting, int Critical, double? Remembered, int Closed, int BadEnds, IReadOnlyList<double?> History)
{
    /// <summary>
    /// Mean of the last half of the history less that of the first half: negative is getting worse. Null when one of the halves is empty.
    /// </summary>
    public double? Change
    {
        get
        {
            var half = History.Count / 2;
            return History.Skip(half).Average() - History.Take(half).Average();
        }
    }
}
