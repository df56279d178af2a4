using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.State;

/// <summary>All that is shown, at one moment.</summary>
/// <param name="Live">Live interactions, most at risk first.</param>
/// <param name="Closed">Closed interactions, newest first.</param>
/// <param name="Alerts">Steps of alerts still remembered, newest first; one an alert.</param>
/// <param name="Counts">What was seen so far.</param>
internal sealed record LiveView(
    IReadOnlyList<InteractionView> Live, IReadOnlyList<InteractionView> Closed, IReadOnlyList<AlertMessage> Alerts, LiveCounts Counts);
