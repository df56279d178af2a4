extern alias Plots;

using System.Net;
using EmotionStream.App.Backtest;
using EmotionStream.Recognition.Repeats;
using Plots::ScottPlot;

namespace EmotionStream.App.Repeats;

/// <summary>The reliability curve of a training, and a page around it that needs nothing else.</summary>
internal static class RepeatChart
{
    private const int Size = 520;

    /// <summary>Predicted probability against the share that came back, with 95% Wilson intervals; on the diagonal, a probability means what it says.</summary>
    /// <param name="report">The training.</param>
    public static string Reliability(RepeatReport report)
    {
        using var plot = new Plot();
        plot.Title("Reliability, customers held out");
        plot.XLabel("predicted probability of a repeat contact");
        plot.YLabel("share that came back");
        var ideal = plot.Add.Line(0, 0, 1, 1);
        (ideal.LineWidth, ideal.LinePattern, ideal.LegendText) = (1, LinePattern.Dashed, "as predicted");
        var rate = (double)report.Repeats / report.Cases;
        var flat = plot.Add.Line(0, rate, 1, rate);
        (flat.LineWidth, flat.LinePattern, flat.LegendText) = (1, LinePattern.Dotted, "base rate");
        var shares = report.Reliability.Select(static bin => new Proportion(bin.Repeated, bin.Cases)).ToArray();
        var predicted = report.Reliability.Select(static bin => bin.Predicted).ToArray();
        var curve = plot.Add.Scatter(predicted, [.. shares.Select(static share => share.Value!.Value)]);
        (curve.LineWidth, curve.MarkerSize, curve.LegendText) = (2, 7, "model");
        for (var i = 0; i < predicted.Length; i++)
            plot.Add.Line(predicted[i], shares[i].Low!.Value, predicted[i], shares[i].High!.Value).LineWidth = 1;
        plot.Axes.SetLimits(0, 1, 0, 1);
        plot.ShowLegend(Alignment.UpperLeft);
        var svg = plot.GetSvgXml(Size, Size);
        return svg[svg.IndexOf("<svg", StringComparison.Ordinal)..];
    }

    /// <summary>The page.</summary>
    /// <param name="report">The training.</param>
    /// <param name="text">The report as text.</param>
    public static string Page(RepeatReport report, string text) =>
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Repeat contact: reliability</title>"
        + "<style>body{font:15px/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:62rem;margin:2rem auto;padding:0 1rem}svg{max-width:100%;height:auto}</style></head><body>\n"
        + $"<h1>Repeat contact: is the probability right?</h1>\n<figure>{Reliability(report)}<figcaption>Ten bins of equal count; bars are 95% Wilson intervals. On the dashed line a probability means what it says."
        + $"</figcaption></figure>\n<pre>{WebUtility.HtmlEncode(text)}</pre>\n</body></html>\n";
}
