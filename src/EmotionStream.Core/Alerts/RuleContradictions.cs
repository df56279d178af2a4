namespace EmotionStream.Core.Alerts;

/// <summary>
/// Rules that cannot both be meant, or that can never open. Judged from what the rules say alone: two rules are compared when they are enabled, have the same measure,
/// trigger and conditions, and a queue and channel in common.
/// </summary>
internal static class RuleContradictions
{
    /// <summary>Finds them.</summary>
    /// <param name="rules">The rules; each is well-formed.</param>
    /// <returns>One message for each, naming the rules, the values and what is allowed.</returns>
    public static IEnumerable<string> Find(IReadOnlyList<AlertRule> rules)
    {
        var enabled = rules.Where(static rule => rule.Enabled).OrderBy(static rule => rule.Name, StringComparer.Ordinal).ToList();
        foreach (var rule in enabled)
            if (NeverOpens(rule) is { } reason)
                yield return reason;
        for (var i = 0; i < enabled.Count; i++)
            for (var j = i + 1; j < enabled.Count; j++)
                if (AreAboutTheSame(enabled[i], enabled[j]) && Conflict(enabled[i], enabled[j]) is { } conflict)
                    yield return conflict;
    }

    /// <summary>The values a measure can have.</summary>
    /// <param name="measure">The measure.</param>
    public static (double Least, double Most) RangeOf(AlertMeasure measure) => measure switch
    {
        AlertMeasure.Valence or AlertMeasure.SmoothedValence or AlertMeasure.Mean or AlertMeasure.End or AlertMeasure.Remembered => (-1, 1),
        AlertMeasure.Arousal or AlertMeasure.PeakPositive => (0, 1),
        AlertMeasure.PeakNegative => (-1, 0),
        AlertMeasure.Trend or AlertMeasure.Drop => (-2, 2),
        _ => (0, double.PositiveInfinity),
    };

    private static string? NeverOpens(AlertRule rule)
    {
        var key = $"Rules:{rule.Name}";
        var bounds = new Dictionary<AlertMeasure, (double Least, double Most)>();
        foreach (var condition in rule.And)
        {
            var (least, most) = bounds.TryGetValue(condition.Measure, out var known) ? known : RangeOf(condition.Measure);
            bounds[condition.Measure] = (Math.Max(least, condition.AtLeast ?? least), Math.Min(most, condition.AtMost ?? most));
        }

        foreach (var (measure, (least, most)) in bounds)
            if (least > most)
                return $"{key}:And contradicts itself: {measure} would have to be at least {least} and at most {most}, so the rule can never open.";
        var (lowest, highest) = bounds.TryGetValue(rule.Measure, out var own) ? own : RangeOf(rule.Measure);
        if (rule.WatchesLow ? rule.Open < lowest : rule.Open > highest)
        {
            return $"{key}:Open is {rule.Open}, which {rule.Measure} never reaches: "
                + $"{(own == default ? "it lies" : "with the conditions under And it lies")} between {lowest} and {highest}, so the rule can never open.";
        }

        return null;
    }

    private static bool AreAboutTheSame(AlertRule a, AlertRule b) =>
        a.Measure == b.Measure && a.Trigger == b.Trigger && Share(a.Queues, b.Queues) && Share(a.Channels, b.Channels)
        && Conditions(a).SetEquals(Conditions(b));

    private static string? Conflict(AlertRule a, AlertRule b)
    {
        var names = $"Rules:{a.Name} and Rules:{b.Name} contradict each other";
        if (a.WatchesLow != b.WatchesLow)
        {
            var (low, high) = a.WatchesLow ? (a, b) : (b, a);
            return high.Open <= low.Open
                ? $"{names}: {low.Name} opens when {low.Measure} is at most {low.Open} and {high.Name} when it is at least {high.Open}, so between them both do. Open of {high.Name} must be above {low.Open}."
                : null;
        }

        if (a.For != b.For || a.MinTurns != b.MinTurns)
            return null;
        if (a.Open == b.Open)
            return $"{names}: both open at {a.Measure} {a.Open} on the same conditions. Keep one, or give them queues or channels of their own.";
        var (near, far) = (a.WatchesLow ? a.Open > b.Open : a.Open < b.Open) ? (a, b) : (b, a);
        return far.Severity < near.Severity
            ? $"{names}: {far.Name} opens at a worse {far.Measure} ({far.Open}) than {near.Name} ({near.Open}) and is less severe ({far.Severity}, {near.Severity}). The worse one must be at least as severe."
            : null;
    }

    private static HashSet<(AlertMeasure Measure, double? AtMost, double? AtLeast)> Conditions(AlertRule rule) =>
        [.. rule.And.Select(static condition => (condition.Measure, condition.AtMost, condition.AtLeast))];

    private static bool Share(IList<string> a, IList<string> b) => a.Count == 0 || b.Count == 0 || a.Intersect(b, StringComparer.Ordinal).Any();
}
