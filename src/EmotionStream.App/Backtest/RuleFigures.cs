namespace EmotionStream.App.Backtest;

/// <summary>What a rule, or all of them, did.</summary>
/// <param name="Alerts">Alerts opened.</param>
/// <param name="AlertsPerHour">A recorded hour.</param>
/// <param name="Interactions">Interactions with an alert.</param>
/// <param name="Precision">Of the judged interactions with an alert, those that went badly.</param>
/// <param name="Recall">Of the interactions that went badly, those with an alert.</param>
/// <param name="Leads">For each that went badly and had an alert: seconds from the first alert to its end, ascending, at least 0.</param>
internal sealed record RuleFigures(int Alerts, double AlertsPerHour, int Interactions, Proportion Precision, Proportion Recall, IReadOnlyList<double> Leads)
{
    /// <summary>The median lead; null without one.</summary>
    public double? Lead => Quantile(0.5);

    /// <summary>A quantile of the leads, by linear interpolation; null without one.</summary>
    /// <param name="at">From 0 to 1.</param>
    public double? Quantile(double at)
    {
        if (Leads.Count == 0)
            return null;
        var place = at * (Leads.Count - 1);
        var below = (int)place;
        return Leads[below] + ((place - below) * (Leads[Math.Min(below + 1, Leads.Count - 1)] - Leads[below]));
    }
}
