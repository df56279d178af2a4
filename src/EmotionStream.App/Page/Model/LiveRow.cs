using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Page.Model;

/// <summary>A live interaction as the list shows it. Immutable, shared by all viewers.</summary>
/// <param name="State">Its state.</param>
/// <param name="Risk">How much it needs somebody.</param>
/// <param name="Spark">Its small curve.</param>
/// <param name="Alerts">Open alerts, those that wait first, the strongest of them first.</param>
public sealed record LiveRow(InteractionMessage State, RiskParts Risk, SparkPath Spark, IReadOnlyList<AlertEntry> Alerts)
{
    /// <summary>The interaction.</summary>
    public string Id => State.InteractionId;
}
