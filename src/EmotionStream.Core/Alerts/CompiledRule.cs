using EmotionStream.Core.Interactions;

namespace EmotionStream.Core.Alerts;

/// <summary>A rule laid out for judging: thresholds turned so that higher is worse.</summary>
internal readonly struct CompiledRule(AlertRule rule, int index)
{
    public readonly AlertRule Rule = rule;
    public readonly byte Index = (byte)index;
    public readonly AlertMeasure Measure = rule.Measure;
    public readonly AlertTrigger Trigger = rule.Trigger;
    public readonly float Sign = rule.WatchesLow ? -1 : 1;
    public readonly float Open = (float)(rule.WatchesLow ? -rule.Open : rule.Open);
    public readonly float Close = (float)(rule.WatchesLow ? -rule.Close : rule.Close);
    public readonly float UpdateStep = rule.UpdateStep > 0 ? (float)rule.UpdateStep : float.PositiveInfinity;
    public readonly int ForMs = (int)rule.For.TotalMilliseconds;
    public readonly int CooldownMs = (int)rule.Cooldown.TotalMilliseconds;
    /// <summary>Whether the measure is a count that nothing brings down.</summary>
    public readonly bool OnlyGrows = rule.Measure is AlertMeasure.Effort or AlertMeasure.Moments;
    private readonly int _minTurns = rule.MinTurns;
    private readonly bool _everywhere = rule.Queues.Count == 0 && rule.Channels.Count == 0;
    private readonly (AlertMeasure Measure, double AtLeast, double AtMost)[] _and =
        [.. rule.And.Select(c => (c.Measure, c.AtLeast ?? double.NegativeInfinity, c.AtMost ?? double.PositiveInfinity))];

    /// <summary>How bad a value is for this rule: higher is worse.</summary>
    public float Badness(float value) => Sign * value;

    /// <summary>Whether all but the threshold allows it to open.</summary>
    public bool MayOpen(ref MeasureValues values, int turns, InteractionProfile? profile)
    {
        if (turns < _minTurns)
            return false;
        foreach (ref readonly var condition in _and.AsSpan())
            if (values[condition.Measure] > condition.AtMost || values[condition.Measure] < condition.AtLeast)
                return false;
        return _everywhere || IsFor(profile);
    }

    private bool IsFor(InteractionProfile? profile) =>
        (Rule.Queues.Count == 0 || Rule.Queues.Contains(profile?.Queue, StringComparer.Ordinal))
        && (Rule.Channels.Count == 0 || Rule.Channels.Contains(profile?.Channel, StringComparer.Ordinal));
}
