using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Page.Model;

/// <summary>A closed interaction as the history shows it.</summary>
/// <param name="Outcome">Its outcome.</param>
/// <param name="Spark">Its small curve, as far as its readings are at hand.</param>
public sealed record ClosedRow(OutcomeMessage Outcome, SparkPath Spark)
{
    /// <summary>The interaction.</summary>
    public string Id => Outcome.InteractionId;
}
