extern alias Plots;

using Plots::ScottPlot;

namespace EmotionStream.App.Backtest;

/// <summary>The curves of a report, as SVG.</summary>
internal static class BacktestCharts
{
    private const int Width = 760;
    private const int Height = 380;

    /// <summary>How many alerts had opened by when.</summary>
    /// <param name="reports">The reports, a curve each.</param>
    public static string AlertsOverTime(IReadOnlyList<BacktestReport> reports)
    {
        using var plot = Make("Alerts opened", "hours since the first record", "alerts, cumulated");
        foreach (var report in reports)
        {
            var times = report.Claims.Select(alert => (alert.Opened - report.Observer.First) / 3_600_000.0).Order().ToArray();
            Line(plot, [0, .. times, report.Hours], [0, .. Enumerable.Range(1, times.Length).Select(static n => (double)n), times.Length], report.Rules);
        }

        return Svg(plot);
    }

    /// <summary>Of the interactions that went badly, how many had an alert so long before their end.</summary>
    /// <param name="reports">The reports, a curve each.</param>
    public static string RecallByLead(IReadOnlyList<BacktestReport> reports)
    {
        using var plot = Make("Warned in time", "seconds before the end", "share of what went badly, alerted by then");
        foreach (var report in reports.Where(static report => report.All.Recall.Cases > 0))
        {
            var leads = report.All.Leads;
            Line(plot, [0, .. leads], [(double)leads.Count / report.All.Recall.Cases, .. leads.Select((_, i) => (double)(leads.Count - i) / report.All.Recall.Cases)], report.Rules);
        }

        plot.Axes.SetLimitsY(0, 1.02);
        return Svg(plot);
    }

    /// <summary>Precision and recall of a threshold on each measure at close, and the rules as points.</summary>
    /// <param name="report">The report.</param>
    public static string PrecisionAndRecall(BacktestReport report)
    {
        using var plot = Make($"{report.Rules}: precision and recall", "recall", "precision");
        foreach (var (name, score) in Scores())
        {
            var (recall, precision) = Curve([.. report.Judged.Select(one => (score(one.Interaction), one.Bad))]);
            Line(plot, recall, precision, name);
        }

        foreach (var (rule, figures) in report.ByRule.Append(new("all but info", report.All)))
        {
            if (figures is not { Precision.Value: { } precision, Recall.Value: { } recall })
                continue;
            plot.Add.Marker(recall, precision, size: 8);
            var label = plot.Add.Text(rule, recall, precision);
            (label.OffsetX, label.OffsetY, label.LabelFontSize) = (6, -6, 11);
        }

        plot.Axes.SetLimits(0, 1.12, 0, 1.05);
        return Svg(plot);
    }

    /// <summary>Precision and recall as the threshold passes from the lowest score up.</summary>
    /// <param name="cases">Scores, low is bad, with whether it went badly.</param>
    internal static (double[] Recall, double[] Precision) Curve(IReadOnlyList<(double Score, bool Bad)> cases)
    {
        var bad = cases.Count(static one => one.Bad);
        var points = new List<(double Recall, double Precision)>();
        var (seen, hits) = (0, 0);
        foreach (var equal in cases.GroupBy(static one => one.Score).OrderBy(static group => group.Key))
        {
            seen += equal.Count();
            hits += equal.Count(static one => one.Bad);
            if (bad > 0)
                points.Add(((double)hits / bad, (double)hits / seen));
        }

        return ([.. points.Select(static point => point.Recall)], [.. points.Select(static point => point.Precision)]);
    }

    private static IEnumerable<(string Name, Func<ReplayedInteraction, double> Score)> Scores() =>
    [
        ("remembered, at close", static one => one.Measures.Remembered),
        ("end", static one => one.Measures.End),
        ("peakNegative", static one => one.Measures.PeakNegative),
        ("mean", static one => one.Measures.Mean),
    ];

    private static Plot Make(string title, string x, string y)
    {
        var plot = new Plot();
        plot.Title(title);
        plot.XLabel(x);
        plot.YLabel(y);
        plot.ShowLegend(Alignment.LowerRight);
        return plot;
    }

    private static void Line(Plot plot, double[] xs, double[] ys, string name)
    {
        if (xs.Length == 0)
            return;
        var line = plot.Add.ScatterLine(xs, ys);
        line.LegendText = name;
        line.LineWidth = 2;
    }

    private static string Svg(Plot plot)
    {
        var svg = plot.GetSvgXml(Width, Height);
        return svg[svg.IndexOf("<svg", StringComparison.Ordinal)..];
    }
}
