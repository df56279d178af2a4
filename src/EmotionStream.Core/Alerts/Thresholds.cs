namespace EmotionStream.Core.Alerts;

/// <summary>
/// The opening thresholds of a trigger's rules side by side, held against the measures in one go and without a branch: for most turns the answer is that
/// no rule passed.
/// </summary>
/// <param name="rules">All rules.</param>
/// <param name="trigger">The trigger; rules of others are left out.</param>
internal sealed class Thresholds(IEnumerable<CompiledRule> rules, AlertTrigger trigger)
{
    private readonly Threshold[] _all =
        [.. rules.Where(rule => rule.Trigger == trigger).Select(rule => new Threshold(rule.Sign, rule.Open, rule.Measure, rule.Index))];

    /// <summary>A bit for each rule whose measure is at or beyond its threshold.</summary>
    /// <param name="values">The measures.</param>
    public uint Passed(ref MeasureValues values)
    {
        var passed = 0u;
        foreach (ref readonly var threshold in _all.AsSpan())
            passed |= (threshold.Sign * values[threshold.Measure] >= threshold.Open ? 1u : 0u) << threshold.Rule;
        return passed;
    }

    private readonly record struct Threshold(float Sign, float Open, AlertMeasure Measure, byte Rule);
}
