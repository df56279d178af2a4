using System.Net;
using System.Text;

namespace EmotionStream.App.Backtest;

/// <summary>Writes reports as one HTML page that needs nothing else: curves inlined as SVG, every figure with what it means.</summary>
internal static class BacktestHtml
{
    private const string Style = """
        body{font:15px/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:62rem;margin:2rem auto;padding:0 1rem}
        table{border-collapse:collapse;margin:1rem 0}th,td{padding:.3rem .7rem;border-bottom:1px solid #ddd;text-align:right}
        th:first-child,td:first-child{text-align:left}thead th{border-bottom:2px solid #555}tr.all td{font-weight:600;border-top:2px solid #555}
        svg{max-width:100%;height:auto}figure{margin:1.5rem 0}dt{font-weight:600}dd{margin:0 0 .5rem 1rem}
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="reports">The reports, one a rule file.</param>
    /// <param name="from">What was replayed.</param>
    public static string Write(IReadOnlyList<BacktestReport> reports, string from)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Backtest of alert rules</title><style>")
            .Append(Style).Append("</style></head><body>\n<h1>Backtest of alert rules</h1>\n");
        var first = reports[0];
        page.Append($"<p>Replayed: {Text(from)}: {first.Observer.Interactions.Count:N0} interactions over {first.Hours:0.0} recorded hours. ")
            .Append($"Judged by {Text(first.Truth.Name)}: {first.Judged.Count(static one => one.Bad)} of {first.Judged.Count()} went badly.</p>\n");
        foreach (var report in reports)
            AddTable(page, report);
        page.Append("<h2>Curves</h2>\n");
        AddFigure(page, BacktestCharts.AlertsOverTime(reports), "Alerts of severity warning and above, as they opened.");
        AddFigure(page, BacktestCharts.RecallByLead(reports), "How many of the interactions that went badly had an alert, and how long before their end: the value at 0 is the recall.");
        foreach (var report in reports)
            AddFigure(page, BacktestCharts.PrecisionAndRecall(report), "Points: the rules. Lines: what a threshold on one measure would reach if it were judged at the end, when all is known.");
        return page.Append(Legend).Append("</body></html>\n").ToString();
    }

    private const string Legend = """
        <h2>What the figures mean</h2>
        <dl>
        <dt>precision</dt><dd>Of the judged interactions in which the rule raised an alert, the share that went badly, with its 95% Wilson interval.</dd>
        <dt>recall</dt><dd>Of the interactions that went badly, the share in which it raised one.</dd>
        <dt>lead</dt><dd>Seconds from the first alert to the end of the interaction, where it went badly: median and quartiles. A rule judged at the end has none.</dd>
        <dt>all but info</dt><dd>All rules of severity warning and critical together. Info rules do not claim that something goes badly, so their precision is of no account.</dd>
        <dt>alerts an hour</dt><dd>A recorded hour, from the first record to the last. It follows from how densely conversations were recorded.</dd>
        </dl>
        """;

    private static void AddTable(StringBuilder page, BacktestReport report)
    {
        page.Append($"<h2>{Text(report.Rules)}</h2>\n<table><thead><tr><th>rule</th><th>alerts</th><th>an hour</th><th>interactions</th><th>precision</th><th>recall</th><th>lead (s)</th></tr></thead><tbody>\n");
        foreach (var (rule, figures) in report.ByRule)
            AddRow(page, rule, figures, "");
        AddRow(page, "all but info", report.All, " class=\"all\"");
        page.Append("</tbody></table>\n")
            .Append($"<p>A supervisor of {report.Load.Supervisors} would get {report.Load.AlertsPerHour:0.0} alerts an hour, {report.Load.BusiestQuarterHour:0.0} in the busiest quarter of an hour, and have {report.Load.MostOpen:0.0} open at once at most.</p>\n");
    }

    private static void AddRow(StringBuilder page, string rule, RuleFigures figures, string attributes) => page.Append(
        $"<tr{attributes}><td>{Text(rule)}</td><td>{figures.Alerts}</td><td>{figures.AlertsPerHour:0.0}</td><td>{figures.Interactions}</td><td>{BacktestText.Show(figures.Precision)}</td><td>{BacktestText.Show(figures.Recall)}</td><td>{BacktestText.ShowLead(figures)}</td></tr>\n");

    private static void AddFigure(StringBuilder page, string svg, string caption) =>
        page.Append($"<figure>{svg}<figcaption>{Text(caption)}</figcaption></figure>\n");

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
