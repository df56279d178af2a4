namespace EmotionStream.App.Demo;

/// <summary>Percentiles of durations in milliseconds, by nearest rank.</summary>
/// <param name="Count">How many durations.</param>
/// <param name="P50">The median.</param>
/// <param name="P95">95th percentile.</param>
/// <param name="P99">99th percentile.</param>
/// <param name="Max">The longest.</param>
internal sealed record PercentileSummary(int Count, double P50, double P95, double P99, double Max)
{
    /// <inheritdoc/>
    public override string ToString() => $"p50 {P50:0} ms, p99 {P99:0} ms";
}
