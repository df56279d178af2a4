namespace EmotionStream.Core.Alerts;

/// <summary>The rules in force, checked. At most 32, as each has a bit in an interaction's state.</summary>
public sealed class RuleSet
{
    /// <summary>The most rules there can be.</summary>
    public const int MaxRules = 32;

    private RuleSet(IReadOnlyList<AlertRule> rules) => Rules = rules;

    /// <summary>The rules in force, in order of name, so that a rule's number does not depend on how a file was written.</summary>
    public IReadOnlyList<AlertRule> Rules { get; }

    /// <summary>Makes a set of checked rules.</summary>
    /// <param name="rules">The rules; disabled ones are left out.</param>
    /// <exception cref="ArgumentException">A rule is not valid; the message has one line for each error.</exception>
    public static RuleSet Create(IEnumerable<AlertRule> rules)
    {
        var list = rules.ToList();
        var errors = Validate(list);
        if (errors.Count > 0)
            throw new ArgumentException(string.Join(Environment.NewLine, errors), nameof(rules));
        return new RuleSet([.. list.Where(r => r.Enabled).OrderBy(r => r.Name, StringComparer.Ordinal)]);
    }

    /// <summary>Checks rules.</summary>
    /// <param name="rules">The rules.</param>
    /// <returns>One message for each error: the key, the value, what is allowed.</returns>
    public static IReadOnlyList<string> Validate(IReadOnlyList<AlertRule> rules)
    {
        var errors = new List<string>();
        if (rules.Count(r => r.Enabled) > MaxRules)
            errors.Add($"Rules has {rules.Count(r => r.Enabled)} enabled rules: allowed are at most {MaxRules}.");
        foreach (var twins in rules.GroupBy(r => r.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            errors.Add($"Rules:{twins.Key} is given {twins.Count()} times: names must be unique.");
        foreach (var rule in rules)
            errors.AddRange(Validate(rule));
        if (errors.Count == 0)
            errors.AddRange(RuleContradictions.Find(rules));
        return errors;
    }

    private static IEnumerable<string> Validate(AlertRule rule)
    {
        var key = $"Rules:{rule.Name}";
        if (rule.Name.Length is 0 or > 64 || !rule.Name.All(char.IsAsciiLetterOrDigit))
            yield return $"Rules:Name is '{rule.Name}': allowed are 1 to 64 ASCII letters and digits, as it is the label of a metric.";
        if (!double.IsFinite(rule.Open) || !double.IsFinite(rule.Close) || rule.Open == rule.Close)
            yield return $"{key}:Close is {rule.Close} with Open {rule.Open}: allowed are two different numbers (their distance is the hysteresis).";
        if (rule.Measure == AlertMeasure.SilenceSeconds != (rule.Trigger == AlertTrigger.Time))
            yield return $"{key}:Trigger is {rule.Trigger} with Measure {rule.Measure}: SilenceSeconds goes with Time, and only with it.";
        if (rule.Measure == AlertMeasure.SilenceSeconds && rule.Open < 1)
            yield return $"{key}:Open is {rule.Open}: allowed are at least 1 second of silence.";
        if (rule.For < TimeSpan.Zero || rule.For > TimeSpan.FromDays(1))
            yield return $"{key}:For is {rule.For}: allowed are 00:00:00 to 1.00:00:00.";
        if (rule.For > TimeSpan.Zero && rule.Trigger != AlertTrigger.Turn)
            yield return $"{key}:For is {rule.For} with Trigger {rule.Trigger}: a duration goes with Turn only.";
        if (rule.Cooldown < TimeSpan.Zero || rule.Cooldown > TimeSpan.FromDays(1))
            yield return $"{key}:Cooldown is {rule.Cooldown}: allowed are 00:00:00 to 1.00:00:00.";
        if (rule.MinTurns < 0)
            yield return $"{key}:MinTurns is {rule.MinTurns}: allowed are 0 and more.";
        if (!(rule.UpdateStep >= 0))
            yield return $"{key}:UpdateStep is {rule.UpdateStep}: allowed are 0 and more.";
        foreach (var condition in rule.And.Where(c => c.AtLeast is null && c.AtMost is null))
            yield return $"{key}:And:{condition.Measure} has neither AtMost nor AtLeast: give one of them.";
    }

    /// <summary>The rules that ship.</summary>
    public static IReadOnlyList<AlertRule> Defaults() =>
    [
        new()
        {
            Name = "NegativePeak", Measure = AlertMeasure.SmoothedValence, Open = -0.6, Close = -0.3, Severity = AlertSeverity.Critical,
            Playbook = "Acknowledge the feeling before the facts; let the customer finish. Offer one concrete next step with a time.",
        },
        new()
        {
            Name = "SustainedNegative", Measure = AlertMeasure.End, Open = -0.35, Close = -0.15, For = TimeSpan.FromSeconds(60), MinTurns = 3,
            Playbook = "The customer has been unhappy for a while. Say what has been understood, say what happens next, ask whether that helps.",
        },
        new()
        {
            Name = "AbruptDrop", Measure = AlertMeasure.Drop, Open = -0.8, Close = -0.2, MinTurns = 2,
            Playbook = "Something just went wrong. Ask what changed, and put right the last statement before going on.",
        },
        new()
        {
            Name = "BadEndRisk", Measure = AlertMeasure.Remembered, Open = -0.4, Close = -0.25, MinTurns = 4,
            And = [new() { Measure = AlertMeasure.Trend, AtMost = -0.1 }],
            Playbook = "As it stands this will be remembered badly. Do not close the call yet: confirm a solution or a call-back, and thank the customer for the patience.",
        },
        new()
        {
            Name = "UnrecoveredEnd", Trigger = AlertTrigger.End, Measure = AlertMeasure.End, Open = -0.2, Close = 0, Severity = AlertSeverity.Critical,
            And = [new() { Measure = AlertMeasure.PeakNegative, AtMost = -0.5 }], OutlivesInteraction = true,
            Playbook = "The customer left unhappy. Call back today, starting with an apology, with the solution in hand.",
        },
        new()
        {
            Name = "RecoveryAchieved", Measure = AlertMeasure.End, Open = 0.1, Close = -0.1, Severity = AlertSeverity.Info, UpdateStep = 0,
            And = [new() { Measure = AlertMeasure.PeakNegative, AtMost = -0.5 }],
            Playbook = "The customer has come back from a bad moment. Close on this note; do not reopen the matter.",
        },
        new()
        {
            Name = "HighEffort", Measure = AlertMeasure.Effort, Open = 3, Close = 0, UpdateStep = 1,
            Playbook = "This customer has been made to work. Own the case to the end: no further transfer, nothing to be repeated.",
        },
        new()
        {
            Name = "MomentOfTruth", Measure = AlertMeasure.Moments, Open = 1, Close = 0, UpdateStep = 1,
            Playbook = "This is a moment by which the customer will judge you. Say that you have understood what happened before you ask for anything.",
        },
        new()
        {
            Name = "HandoffHot", Trigger = AlertTrigger.Transfer, Measure = AlertMeasure.End, Open = -0.3, Close = 0,
            Playbook = "Handed over while upset. Brief the next colleague, who opens with what is already known.",
        },
        new()
        {
            Name = "LongSilence", Trigger = AlertTrigger.Time, Measure = AlertMeasure.SilenceSeconds, Open = 120, Close = 0, UpdateStep = 60,
            Playbook = "Nobody has said anything for long. Tell the customer what is being done and how long it will take.",
        },
    ];
}
