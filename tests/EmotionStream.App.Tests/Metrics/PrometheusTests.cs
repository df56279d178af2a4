using EmotionStream.App.Tests.CommandLine;
using EmotionStream.App.Tests.Monitoring;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Metrics;

/// <summary>A real Prometheus scrapes the running executable.</summary>
public sealed class PrometheusTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _folder = Directory.CreateTempSubdirectory("emotionstream-prometheus-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Scrape_RunningDemo_AnswersQueries()
    {
        Tool.Require("prometheus", "prometheus");
        await using var demo = new RunningCommand("demo", "--speed", "30", "--set", "Http:Port=0");
        var address = demo.Address(Patience);

        using var prometheus = StartPrometheus(new Uri(address).Port);
        Eventually.True(() => prometheus.First("sum(emotionstream_outcomes_total)") > 0, Patience, "Prometheus knows an outcome");
        Assert.Equal(1, prometheus.First("up"));
        Assert.True(prometheus.First("sum(emotionstream_events_in_total)") > 0);
        Assert.True(prometheus.First("sum(emotionstream_readings_total{topic=\"chat-messages\"})") > 0);
        Assert.True(prometheus.First("histogram_quantile(0.5, sum by (le) (emotionstream_commit_seconds_bucket))") > 0);
        Assert.InRange(prometheus.First("sum(emotionstream_outcome_remembered_valence_sum) / sum(emotionstream_outcome_remembered_valence_count)")!.Value, -1, 1);

        // Means come from the points; as totals since the start, both ways give the same.
        const string Difference = "sum(emotionstream_outcome_remembered_valence_sum) + sum(emotionstream_outcome_remembered_valence_count)"
            + " - sum(emotionstream_outcome_valence_points_total{measure=\"remembered\"})";
        Assert.Equal(0, prometheus.First(Difference)!.Value, tolerance: 1e-6);

        using var app = new HttpClient { BaseAddress = new Uri(address) };
        Assert.Equal((0, ""), Tool.Run("promtool", await app.GetStringAsync("/metrics"), "check", "metrics"));
    }

    private PrometheusServer StartPrometheus(int port)
    {
        var configuration = Path.Combine(_folder, "prometheus.yml");
        File.WriteAllText(configuration, $$"""
            global: { scrape_interval: 1s }
            scrape_configs:
              - job_name: emotionstream
                static_configs: [ { targets: [ "127.0.0.1:{{port}}" ] } ]
            """);
        return new PrometheusServer(configuration, Path.Combine(_folder, "data"));
    }
}
