namespace EmotionStream.App.Page.Model;

/// <summary>All that is shown, at one moment. Immutable, made once and shared by all viewers.</summary>
/// <param name="Version">Grows with every snapshot.</param>
/// <param name="Time">When it was made.</param>
/// <param name="Connection">How the way to Kafka is.</param>
/// <param name="Since">Since when it is so.</param>
/// <param name="Live">Live interactions, most at risk first.</param>
/// <param name="Alerts">Open alerts: those that wait first, then the strongest, then the newest.</param>
/// <param name="Closed">Closed interactions, newest first.</param>
/// <param name="Queues">The queues, by name.</param>
/// <param name="ChangedRows">Live interactions that changed since the snapshot before.</param>
/// <param name="ChangedAlerts">Alerts that changed since then, closed ones included.</param>
/// <param name="NewlyClosed">Interactions that closed since then.</param>
public sealed record PageSnapshot(
    long Version,
    DateTimeOffset Time,
    Connection Connection,
    DateTimeOffset Since,
    IReadOnlyList<LiveRow> Live,
    IReadOnlyList<AlertEntry> Alerts,
    IReadOnlyList<ClosedRow> Closed,
    IReadOnlyList<QueuePanel> Queues,
    IReadOnlyList<LiveRow> ChangedRows,
    IReadOnlyList<AlertEntry> ChangedAlerts,
    IReadOnlyList<ClosedRow> NewlyClosed);
