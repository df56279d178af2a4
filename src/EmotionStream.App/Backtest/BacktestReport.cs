using EmotionStream.Core.Alerts;

namespace EmotionStream.App.Backtest;

/// <summary>What a set of rules would have done on a recording.</summary>
internal sealed class BacktestReport
{
    private const double MillisecondsAnHour = 3_600_000;
    private readonly Dictionary<string, ReplayedInteraction> _interactions;

    /// <summary>Works the figures out.</summary>
    /// <param name="rules">Name of the rule set.</param>
    /// <param name="inForce">Its rules.</param>
    /// <param name="observer">What the replay gave.</param>
    /// <param name="truth">Which interactions went badly.</param>
    /// <param name="supervisors">How many share the alerts.</param>
    /// <param name="took">How long the replay took.</param>
    public BacktestReport(string rules, RuleSet inForce, BacktestObserver observer, BacktestTruth truth, int supervisors, TimeSpan took)
    {
        (Rules, Observer, Truth, Took) = (rules, observer, truth, took);

        // One that fell silent for long and went on was closed between: to whoever looks at it, its parts are one.
        _interactions = observer.Interactions.GroupBy(static interaction => interaction.Id, StringComparer.Ordinal).ToDictionary(
            static same => same.Key,
            static same => same.MaxBy(static part => part.Measures.Turns)! with { Started = same.Min(static part => part.Started), Ended = same.Max(static part => part.Ended) },
            StringComparer.Ordinal);
        Hours = Math.Max(0, observer.Last - observer.First) / MillisecondsAnHour;
        Claims = [.. observer.Alerts.Where(static alert => alert.Severity >= AlertSeverity.Warning)];
        All = Measure(Claims);
        ByRule = inForce.Rules.ToDictionary(
            static rule => rule.Name, rule => Measure([.. observer.Alerts.Where(alert => alert.Rule == rule.Name)]), StringComparer.Ordinal);
        Load = SupervisorLoad.Of(Claims, Hours, supervisors);
    }

    /// <summary>Name of the rule set.</summary>
    public string Rules { get; }

    /// <summary>What the replay gave.</summary>
    public BacktestObserver Observer { get; }

    /// <summary>Which interactions went badly.</summary>
    public BacktestTruth Truth { get; }

    /// <summary>How long the replay took.</summary>
    public TimeSpan Took { get; }

    /// <summary>Recorded hours, from the first record to the last.</summary>
    public double Hours { get; }

    /// <summary>Recorded time over the time the replay took.</summary>
    public double Speed => Hours * 3600 / Math.Max(0.001, Took.TotalSeconds);

    /// <summary>Alerts of severity warning and above: those that claim that something goes badly.</summary>
    public IReadOnlyList<RaisedAlert> Claims { get; }

    /// <summary>The figures of <see cref="Claims"/>.</summary>
    public RuleFigures All { get; }

    /// <summary>The figures of each rule.</summary>
    public IReadOnlyDictionary<string, RuleFigures> ByRule { get; }

    /// <summary>What they ask of each supervisor.</summary>
    public SupervisorLoad Load { get; }

    /// <summary>Replayed interactions that were judged, with the judgement.</summary>
    public IEnumerable<(ReplayedInteraction Interaction, bool Bad)> Judged =>
        from interaction in _interactions.Values
        where Truth.Bad.ContainsKey(interaction.Id)
        select (interaction, Truth.Bad[interaction.Id]);

    private RuleFigures Measure(IReadOnlyCollection<RaisedAlert> alerts)
    {
        var first = alerts.Where(alert => _interactions.ContainsKey(alert.Interaction))
            .GroupBy(static alert => alert.Interaction, StringComparer.Ordinal)
            .ToDictionary(static same => same.Key, static same => same.Min(static alert => alert.Opened), StringComparer.Ordinal);
        var judged = Judged.ToList();
        var hits = judged.Where(one => one.Bad && first.ContainsKey(one.Interaction.Id)).Select(static one => one.Interaction).ToList();
        return new(
            alerts.Count,
            Hours > 0 ? alerts.Count / Hours : 0,
            first.Count,
            new(hits.Count, judged.Count(one => first.ContainsKey(one.Interaction.Id))),
            new(hits.Count, judged.Count(static one => one.Bad)),
            [.. hits.Select(hit => Math.Max(0, hit.Ended - first[hit.Id]) / 1000.0).Order()]);
    }
}
