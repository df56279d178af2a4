using EmotionStream.Core.Interactions;

namespace EmotionStream.Core.Alerts;

/// <summary>A rule laid out for judging: thresholds turned so that higher is worse.</summary>
internal readonly struct CompiledRule(AlertRule rule, int index)
{
    public readonly AlertRule Rule = rule;
    public readonly byte Index = (byte)index;
    public readonly uint Bit = 1u << index;
    public readonly AlertMeasure Measure = rule.Measure;
    public readonly AlertTrigger Trigger = rule.Trigger;
    public readonly float Open = (float)(rule.WatchesLow ? -rule.Open : rule.Open);
    public readonly float Close = (float)(rule.WatchesLow ? -rule.Close : rule.Close);
    public readonly int ForMs = (int)rule.For.TotalMilliseconds;
    public readonly int CooldownMs = (int)rule.Cooldown.TotalMilliseconds;
    private readonly float _sign = rule.WatchesLow ? -1 : 1;
    private readonly AlertCondition[] _and = [.. rule.And];
    private readonly string[] _queues = [.. rule.Queues];
    private readonly string[] _channels = [.. rule.Channels];

    /// <summary>How bad a value is for this rule: higher is worse.</summary>
    public float Badness(float value) => _sign * value;

    /// <summary>Whether all but the threshold allows it to open.</summary>
    public bool MayOpen(ref MeasureValues values, int turns, InteractionProfile? profile)
    {
        if (turns < Rule.MinTurns)
            return false;
        foreach (var condition in _and)
            if (!condition.IsMet(values[condition.Measure]))
                return false;
        return (_queues.Length == 0 || _queues.Contains(profile?.Queue, StringComparer.Ordinal))
            && (_channels.Length == 0 || _channels.Contains(profile?.Channel, StringComparer.Ordinal));
    }
}
