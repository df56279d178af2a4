namespace EmotionStream.App.Backtest;

/// <summary>What the alerts of severity warning and above ask of each supervisor, when they share them evenly.</summary>
/// <param name="Supervisors">How many share them.</param>
/// <param name="AlertsPerHour">A recorded hour and supervisor.</param>
/// <param name="BusiestQuarterHour">Most alerts that opened within 15 minutes, a supervisor.</param>
/// <param name="MostOpen">Most alerts open at once, a supervisor.</param>
internal sealed record SupervisorLoad(int Supervisors, double AlertsPerHour, double BusiestQuarterHour, double MostOpen)
{
    private const long QuarterHour = 15 * 60_000;

    /// <summary>Works it out.</summary>
    /// <param name="alerts">The alerts, in any order.</param>
    /// <param name="hours">Recorded hours.</param>
    /// <param name="supervisors">How many share them.</param>
    public static SupervisorLoad Of(IEnumerable<RaisedAlert> alerts, double hours, int supervisors)
    {
        var all = alerts.OrderBy(static alert => alert.Opened).ToList();
        var busiest = 0;
        for (int first = 0, last = 0; last < all.Count; last++)
        {
            while (all[last].Opened - all[first].Opened >= QuarterHour)
                first++;
            busiest = Math.Max(busiest, last - first + 1);
        }

        var (open, most) = (0, 0);
        foreach (var (_, change) in all.SelectMany(static alert => new[] { (alert.Opened, 1), (alert.Closed, -1) }).OrderBy(static step => step.Item1).ThenBy(static step => step.Item2))
            most = Math.Max(most, open += change);
        return new(supervisors, all.Count / hours / supervisors, (double)busiest / supervisors, (double)most / supervisors);
    }
}
