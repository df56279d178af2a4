using EmotionStream.Verification.Inputs;
using EmotionStream.Verification.Measures;

namespace EmotionStream.Verification.Alerts;

/// <summary>
/// Alerts are judged at arrival, and between topics there is no order of arrival. So every order is tried that keeps each topic's own: the interaction's events,
/// its turns (whose order of processing the readings tell) and the actions on its alerts. Orders that lead to the same standing are followed as one.
/// </summary>
internal sealed class RuleOrders
{
    private readonly IReadOnlyList<Input> _events;
    private readonly IReadOnlyList<ScoredRecord> _turns;
    private readonly Settings _settings;
    private readonly Fold[] _folds;
    private readonly Effort[] _efforts;
    private readonly Profile[] _profiles;
    private readonly long?[] _ends;
    private readonly double _fuzz;

    public RuleOrders(Interaction interaction, IReadOnlyList<ScoredRecord> evidence, Settings settings)
    {
        (_events, _settings) = (interaction.Events, settings);
        _turns = [.. evidence.Where(r => r.Weight > 0)];
        _folds = [.. Enumerable.Range(0, _turns.Count + 1).Select(j => Fold.Of(_turns.Take(j)))];
        _efforts = Running(Effort.None, (e, i) => e.With(i.Kind, i.Time));
        _profiles = Running(Profile.Unknown, (p, i) => p.With(i));
        _ends = Running<long?>(null, (end, i) => i.Kind != "ended" ? end
            : Math.Min(end ?? long.MaxValue, Math.Max(i.Time, i.StreamTime - settings.ReorderTolerance)));

        // Recognised scores are known with the four decimals of their readings.
        _fuzz = _turns.All(t => t.Input.Valence is not null) ? 0.000005 : 0.0003;
    }

    /// <summary>Whether some order explains what stands on the topic.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="steps">What stands there.</param>
    /// <param name="actions">The actions on alerts of this rule.</param>
    /// <param name="refused">Actions that are dead letters.</param>
    /// <param name="lenient">Whether steps may be missing.</param>
    public bool Explain(Rule rule, IReadOnlyList<AlertStep> steps, IReadOnlyList<Input> actions, IReadOnlySet<InputPosition> refused, bool lenient) =>
        Follow(rule, steps, actions, refused, lenient ? Matching.Lenient : Matching.Strict).Any(path => path.Seen == steps.Count);

    /// <summary>The openings of a rule, when they are the same in every order; else null.</summary>
    public string? Openings(Rule rule)
    {
        var possible = Follow(rule, [], [], new HashSet<InputPosition>(), Matching.None).Select(path => path.Openings ?? "").Distinct(StringComparer.Ordinal).ToList();
        return possible.Count == 1 ? possible[0] : null;
    }

    private HashSet<Path> Follow(Rule rule, IReadOnlyList<AlertStep> steps, IReadOnlyList<Input> actions, IReadOnlySet<InputPosition> refused, Matching matching)
    {
        var life = new RuleLife(rule, steps, _fuzz, matching);
        var grid = new Dictionary<(int I, int J, int K), HashSet<Path>> { [(0, 0, 0)] = [default] };
        for (var i = 0; i <= _events.Count; i++)
        {
            for (var j = 0; j <= _turns.Count; j++)
            {
                for (var k = 0; k <= actions.Count; k++)
                {
                    if (!grid.Remove((i, j, k), out var paths))
                        continue;
                    if (i == _events.Count && j == _turns.Count)
                        paths.UnionWith([.. paths.Where(p => !p.Over).SelectMany(p => Close(life, rule, p))]);
                    if (i == _events.Count && j == _turns.Count && k == actions.Count)
                        return [.. paths.Where(p => p.Over).SelectMany(p => life.CloseAll(p, At(null!, i, j), "expired"))];
                    if (i < _events.Count)
                        Put(grid, (i + 1, j, k), paths.SelectMany(p => OnEvent(life, p, i, j)));
                    if (j < _turns.Count && !(_ends[i] is { } end && _turns[j].Input.StreamTime > end + _settings.ClosingGrace))
                        Put(grid, (i, j + 1, k), paths.SelectMany(p => life.Judge(p, At(_turns[j].Input, i, j + 1), Trigger.Turn)));
                    if (k < actions.Count)
                        Put(grid, (i, j, k + 1), paths.SelectMany(p => OnAction(life, rule, p, actions[k], refused, At(actions[k], i, j))));
                }
            }
        }

        return [];
    }

    private IEnumerable<Path> OnEvent(RuleLife life, Path path, int i, int j)
    {
        var moment = At(_events[i], i + 1, j);
        return _events[i].Kind switch
        {
            // A transfer is an effort as well as a handover.
            "transferred" => life.Judge(path, moment, Trigger.Transfer).SelectMany(p => life.Judge(p, moment, Trigger.Turn)),
            "ended" => life.Judge(path, moment, Trigger.End),
            _ => life.Judge(path, moment, Trigger.Turn),
        };
    }

    private static IEnumerable<Path> OnAction(RuleLife life, Rule rule, Path path, Input action, IReadOnlySet<InputPosition> refused, Moment moment)
    {
        var isMeant = path is { IsOpen: true, OpenedBy: { } by }
            && action.AlertId == AlertStep.IdOf(by.Interaction, rule.Name, by.Source, by.Offset, by.Time);
        return isMeant == refused.Contains(action.Position) ? [] : isMeant ? life.Act(path, moment, action) : [path];
    }

    private IEnumerable<Path> Close(RuleLife life, Rule rule, Path path)
    {
        var over = path with { Over = true };
        return rule.OutlivesInteraction && path.IsOpen ? [over] : life.CloseAll(over, At(null!, _events.Count, _turns.Count), "interactionClosed");
    }

    private static void Put(Dictionary<(int I, int J, int K), HashSet<Path>> grid, (int I, int J, int K) node, IEnumerable<Path> paths)
    {
        foreach (var path in paths)
        {
            if (!grid.TryGetValue(node, out var known))
                grid[node] = known = [];
            known.Add(path);
        }
    }

    private Moment At(Input by, int i, int j) => new(by, _folds[j], _efforts[i], _profiles[i], _ends[i]);

    private T[] Running<T>(T first, Func<T, Input, T> next)
    {
        var values = new T[_events.Count + 1];
        values[0] = first;
        for (var i = 0; i < _events.Count; i++)
            values[i + 1] = next(values[i], _events[i]);
        return values;
    }
}
