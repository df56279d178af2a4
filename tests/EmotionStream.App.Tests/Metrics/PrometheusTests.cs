using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using EmotionStream.App.Tests.CommandLine;
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
        Assert.SkipUnless(Shell.Has("prometheus") && Shell.Has("promtool"), "Needs Prometheus and promtool (Debian package prometheus; ./test installs it as root).");
        await using var demo = new RunningCommand("demo", "--speed", "30", "--set", "Http:Port=0");
        var address = demo.Address(Patience);

        using var prometheus = StartPrometheus(new Uri(address).Port, out var api);
        try
        {
            using var client = new HttpClient { BaseAddress = api };
            Eventually.True(() => Query(client, "sum(emotionstream_outcomes_total)") > 0, Patience, "Prometheus knows an outcome");
            Assert.Equal(1, Query(client, "up"));
            Assert.True(Query(client, "sum(emotionstream_events_in_total)") > 0);
            Assert.True(Query(client, "sum(emotionstream_readings_total{topic=\"chat-messages\"})") > 0);
            Assert.True(Query(client, "histogram_quantile(0.5, sum by (le) (emotionstream_commit_seconds_bucket))") > 0);
            Assert.InRange(Query(client, "sum(emotionstream_outcome_remembered_valence_sum) / sum(emotionstream_outcome_remembered_valence_count)")!.Value, -1, 1);

            using var app = new HttpClient { BaseAddress = new Uri(address) };
            Assert.Equal((0, ""), Promtool(await app.GetStringAsync("/metrics"), "check", "metrics"));
        }
        finally
        {
            prometheus.Kill();
            await prometheus.WaitForExitAsync();
        }
    }

    [Fact]
    public void ScrapeConfiguration_ThatShips_IsValid()
    {
        Assert.SkipUnless(Shell.Has("promtool"), "Needs promtool (Debian package prometheus; ./test installs it as root).");
        var file = Path.Combine(KafkaFixture.Repository()!, "deploy", "prometheus.yml");

        var (code, output) = Promtool("", "check", "config", file);

        Assert.True(code == 0, output);
    }

    private static (int Code, string Output) Promtool(string input, params string[] args)
    {
        using var promtool = Process.Start(new ProcessStartInfo("promtool", args)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        promtool.StandardInput.Write(input);
        promtool.StandardInput.Close();
        var output = promtool.StandardOutput.ReadToEnd() + promtool.StandardError.ReadToEnd();
        promtool.WaitForExit();
        return (promtool.ExitCode, output);
    }

    private static double? Query(HttpClient client, string expression)
    {
        try
        {
            using var answer = JsonDocument.Parse(client.GetStringAsync("/api/v1/query?query=" + Uri.EscapeDataString(expression)).GetAwaiter().GetResult());
            var result = answer.RootElement.GetProperty("data").GetProperty("result");
            return result.GetArrayLength() == 0 ? null : double.Parse(result[0].GetProperty("value")[1].GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (HttpRequestException)
        {
            // Prometheus is still starting.
            return null;
        }
    }

    private Process StartPrometheus(int port, out Uri api)
    {
        var configuration = Path.Combine(_folder, "prometheus.yml");
        File.WriteAllText(configuration, $$"""
            global: { scrape_interval: 1s }
            scrape_configs:
              - job_name: emotionstream
                static_configs: [ { targets: [ "127.0.0.1:{{port}}" ] } ]
            """);
        var listen = $"127.0.0.1:{FreePort()}";
        api = new Uri($"http://{listen}");
        return Process.Start(new ProcessStartInfo(
            "prometheus",
            [$"--config.file={configuration}", $"--storage.tsdb.path={Path.Combine(_folder, "data")}", $"--web.listen-address={listen}", "--log.level=error"]))!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
