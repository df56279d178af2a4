using System.Text.Json;

namespace EmotionStream.App.Tests.Monitoring;

/// <summary>What the tools themselves say of the files under <c>deploy/</c>.</summary>
public sealed class MonitoringFilesTests
{
    [Fact]
    public void PrometheusConfiguration_AndItsRules_AreValid()
    {
        Tool.Require("promtool", "prometheus");

        var (code, output) = Tool.Run("promtool", "", "check", "config", Tool.Deploy("prometheus/prometheus.yml"));

        Assert.True(code == 0, output);
        Assert.Contains("2 rule files found", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_BehaveAsTheirUnitTestsSay()
    {
        Tool.Require("promtool", "prometheus");

        var (code, output) = Tool.Run("promtool", "", "test", "rules", Tool.Deploy("prometheus/tests/alerts.test.yml"));

        Assert.True(code == 0, output);
    }

    [Fact]
    public void EveryAlert_HasAUnitTestInWhichItFires()
    {
        var alerts = Lines(Tool.Deploy("prometheus/rules/alerts.yml"), "- alert: ");
        var tests = File.ReadAllText(Tool.Deploy("prometheus/tests/alerts.test.yml"));

        Assert.NotEmpty(alerts);
        Assert.All(alerts, alert => Assert.Contains($"alertname: {alert}\n        exp_alerts:\n          - exp_labels", tests, StringComparison.Ordinal));
    }

    [Fact]
    public void AlertmanagerConfiguration_IsValid()
    {
        Tool.Require("amtool", "prometheus-alertmanager");

        var (code, output) = Tool.Run("amtool", "", "check-config", Tool.Deploy("alertmanager/alertmanager.yml"));

        Assert.True(code == 0, output);
    }

    [Fact]
    public void Dashboards_AreReadable()
    {
        foreach (var file in Dashboards.Files)
        {
            var root = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
            var panels = Dashboards.Panels(root).ToArray();
            Assert.NotEmpty(panels);
            Assert.Equal(panels.Length, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
            Assert.Equal(panels.Length, panels.Select(panel => panel.GetProperty("title").GetString()).Distinct().Count());
            Assert.All(panels, panel =>
            {
                Assert.False(string.IsNullOrWhiteSpace(panel.GetProperty("description").GetString()), $"{file}: {panel.GetProperty("title")} has no description");
                Assert.False(string.IsNullOrWhiteSpace(panel.GetProperty("fieldConfig").GetProperty("defaults").GetProperty("unit").GetString()));
                var place = panel.GetProperty("gridPos");
                Assert.InRange(place.GetProperty("x").GetInt32() + place.GetProperty("w").GetInt32(), 1, 24);
            });
        }
    }

    private static string[] Lines(string file, string start) =>
        [.. File.ReadLines(file).Select(line => line.Trim()).Where(line => line.StartsWith(start, StringComparison.Ordinal)).Select(line => line[start.Length..])];
}
