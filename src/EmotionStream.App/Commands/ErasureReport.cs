using EmotionStream.Kafka.Erasure;

namespace EmotionStream.App.Commands;

/// <summary>What <c>customers forget</c> did, or would do.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Time">What happened up to then is erased.</param>
/// <param name="RememberUntil">Until when what is older is kept out.</param>
/// <param name="DryRun">Whether nothing was changed.</param>
/// <param name="Applied">Whether the workers have done it; null when nobody waited for them.</param>
/// <param name="Topics">What it does to each topic.</param>
internal sealed record ErasureReport(
    string CustomerId, DateTimeOffset Time, DateTimeOffset RememberUntil, bool DryRun, bool? Applied, IReadOnlyList<ErasedTopic> Topics)
{
    /// <summary>Makes the report.</summary>
    public static ErasureReport Of(string customer, ErasurePlan plan, bool dryRun, bool? applied) =>
        new(customer, plan.Time, plan.RememberUntil, dryRun, applied, plan.Topics);
}
