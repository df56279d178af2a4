using EmotionStream.Core.Records;

namespace EmotionStream.App.Reports;

/// <summary>
/// What actions on alerts did for the outcome: of the interactions still under way some time after their first alert, those in which somebody acted within that time against those in which
/// nobody did. An interaction that ends at once can't be acted upon, and would else count for its not having been (a landmark analysis).
/// </summary>
internal static class EffectTable
{
    // Limits of what is about equal: depth of the peak in steps of 0.15, turns until then in stages of a conversation.
    private const double DepthStep = 0.15;
    private static readonly int[] Stages = [2, 4, 8, 16];

    /// <summary>The actions that are looked at.</summary>
    public static IReadOnlyList<AlertActionType> Actions { get; } =
        [AlertActionType.Acknowledged, AlertActionType.CalledBack, AlertActionType.Gesture, AlertActionType.HandedOver];

    /// <summary>The outcomes that are looked at.</summary>
    public static IReadOnlyList<(string Name, Func<ActedInteraction, double?> Of)> Outcomes { get; } =
    [
        ("end", static one => one.End), ("remembered", static one => one.Remembered), ("satisfaction", static one => one.Satisfaction),
    ];

    /// <summary>Makes the table.</summary>
    /// <param name="alerted">Interactions in which an alert opened.</param>
    /// <param name="within">How soon after the alert an action counts, and how long an interaction has to go on.</param>
    public static IReadOnlyList<EffectRow> Make(IEnumerable<ActedInteraction> alerted, TimeSpan within)
    {
        var reach = (long)within.TotalMilliseconds;
        var there = alerted.Where(one => one.EndedAt >= one.AlertAt + reach).ToArray();
        var rows = new List<EffectRow>();
        foreach (var action in Actions)
            foreach (var (name, of) in Outcomes)
            {
                var cases = there.Where(one => of(one) is not null)
                    .Select(one => new MatchCase(CellOf(one, action, reach), Acted(one, action, reach), [one.Depth, Math.Log(1 + one.Turns)], of(one)!.Value));
                rows.Add(new(action, name, MatchedEffect.Estimate([.. cases])));
            }

        return rows;
    }

    private static bool Acted(ActedInteraction one, AlertActionType action, long reach) => one.Actions.TryGetValue(action, out var at) && at <= one.AlertAt + reach;

    // What else was done goes in, so that a gesture is not given the merit of the acknowledgement before it.
    private static string CellOf(ActedInteraction one, AlertActionType studied, long reach)
    {
        var others = string.Concat(Actions.Where(action => action != studied).Select(action => Acted(one, action, reach) ? '1' : '0'));
        return $"{one.Queue}|{one.Rule}|{Math.Floor(one.Depth / DepthStep)}|{Stages.Count(limit => one.Turns > limit)}|{others}";
    }
}
