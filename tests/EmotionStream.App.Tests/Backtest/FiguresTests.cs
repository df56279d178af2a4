using EmotionStream.App.Backtest;
using EmotionStream.Core.Alerts;

namespace EmotionStream.App.Tests.Backtest;

public sealed class FiguresTests
{
    private const long Minute = 60_000;

    [Fact]
    public void Report_KnownAlertsAndTruth_GivesTheirFigures()
    {
        var observer = new BacktestObserver();
        observer.Interactions.AddRange(
        [
            Interaction("bad-alerted", 0, 10 * Minute), Interaction("bad-missed", 0, 10 * Minute),
            Interaction("good-alerted", 0, 10 * Minute), Interaction("unjudged", 0, 10 * Minute),
        ]);
        observer.Alerts.AddRange(
        [
            Alert("bad-alerted", 4 * Minute, 5 * Minute), Alert("bad-alerted", 7 * Minute, 8 * Minute),
            Alert("good-alerted", 4 * Minute, 6 * Minute), Alert("unjudged", 4 * Minute, 5 * Minute),
        ]);
        var truth = new BacktestTruth("made", new Dictionary<string, bool> { ["bad-alerted"] = true, ["bad-missed"] = true, ["good-alerted"] = false });
        var rules = RuleSet.Create([new() { Name = "R", Measure = AlertMeasure.End, Open = -0.5, Close = 0 }]);

        var report = new BacktestReport("a.yaml", rules, observer, truth, supervisors: 2, TimeSpan.FromSeconds(1));

        var figures = report.ByRule["R"];
        Assert.Equal((4, 3, 0.5, 0.5), (figures.Alerts, figures.Interactions, figures.Precision.Value, figures.Recall.Value));
        Assert.Equal(6 * 60, figures.Lead);
        Assert.Equal(figures.Alerts, report.All.Alerts);
        Assert.Equal((2.0, 1.5), (report.Load.BusiestQuarterHour, report.Load.MostOpen));
    }

    [Fact]
    public void Proportion_Wilson_IsTheTextbookInterval()
    {
        var share = new Proportion(8, 10);

        Assert.Equal((0.8, 0.4902, 0.9433), (share.Value, Math.Round(share.Low!.Value, 4), Math.Round(share.High!.Value, 4)));
        Assert.Null(new Proportion(0, 0).Low);
    }

    [Fact]
    public void Curve_ThresholdFromTheLowestScoreUp_GivesPrecisionAndRecall()
    {
        var (recall, precision) = BacktestCharts.Curve([(-0.9, true), (-0.5, false), (0.1, true), (0.1, false)]);

        Assert.Equal([0.5, 0.5, 1], recall);
        Assert.Equal([1, 0.5, 0.5], precision);
    }

    private static ReplayedInteraction Interaction(string id, long started, long ended) => new(id, started, ended, default, null, null);

    private static RaisedAlert Alert(string interaction, long opened, long closed) => new(interaction, "R", AlertSeverity.Warning, opened) { Closed = closed };
}
