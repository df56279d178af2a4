namespace EmotionStream.App.Backtest;

/// <summary>Writes a report as text.</summary>
internal static class BacktestText
{
    /// <summary>Writes a report.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The report.</param>
    public static void Write(TextWriter output, BacktestReport report)
    {
        var observer = report.Observer;
        output.WriteLine($"{report.Rules}: {observer.Interactions.Count:N0} interactions, {observer.Records:N0} records, {report.Hours:0.0} h recorded in {report.Took.TotalSeconds:0.0} s ({report.Speed:N0} times real time)");
        output.WriteLine($"Judged by {report.Truth.Name}: {report.Judged.Count(static one => one.Bad)} of {report.Judged.Count()} went badly.");
        output.WriteLine($"{"rule",-20} {"alerts",6} {"an hour",8} {"interactions",12}  {"precision",-17} {"recall",-17} {"lead s (quartiles)",-20}");
        foreach (var (rule, figures) in report.ByRule)
            output.WriteLine(Row(rule, figures));
        output.WriteLine(Row("all but info", report.All));
        output.WriteLine($"A supervisor of {report.Load.Supervisors}: {report.Load.AlertsPerHour:0.0} alerts an hour, {report.Load.BusiestQuarterHour:0.0} in the busiest quarter of an hour, {report.Load.MostOpen:0.0} open at once at most.");
        if (observer.DeadLetters + observer.LateRecords > 0)
            output.WriteLine($"{observer.DeadLetters:N0} records had no meaning and would be dead letters; {observer.LateRecords:N0} were late.");
        output.WriteLine();
    }

    /// <summary>A share with its interval.</summary>
    /// <param name="proportion">The share.</param>
    public static string Show(Proportion proportion) =>
        proportion.Value is { } value ? $"{value:0.00} ({proportion.Low:0.00}–{proportion.High:0.00})" : "–";

    /// <summary>The median lead with its quartiles.</summary>
    /// <param name="figures">The figures.</param>
    public static string ShowLead(RuleFigures figures) =>
        figures.Lead is { } lead ? $"{lead:0} ({figures.Quantile(0.25):0}–{figures.Quantile(0.75):0})" : "–";

    private static string Row(string rule, RuleFigures figures) =>
        $"{rule,-20} {figures.Alerts,6} {figures.AlertsPerHour,8:0.0} {figures.Interactions,12}  {Show(figures.Precision),-17} {Show(figures.Recall),-17} {ShowLead(figures),-20}".TrimEnd();
}
