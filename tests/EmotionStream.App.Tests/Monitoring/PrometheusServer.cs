using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Monitoring;

/// <summary>A real Prometheus with a configuration file of the test's.</summary>
internal sealed class PrometheusServer : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client;

    /// <summary>Starts one.</summary>
    /// <param name="configuration">Its configuration file.</param>
    /// <param name="data">An empty folder.</param>
    public PrometheusServer(string configuration, string data)
    {
        var listen = $"127.0.0.1:{FreePort.Next()}";
        _client = new HttpClient { BaseAddress = new Uri($"http://{listen}") };
        _process = Process.Start(new ProcessStartInfo(
            "prometheus", [$"--config.file={configuration}", $"--storage.tsdb.path={data}", $"--web.listen-address={listen}", "--log.level=error"]))!;
    }

    /// <summary>The samples of an instant query; none while it starts.</summary>
    /// <param name="expression">PromQL.</param>
    public IReadOnlyList<double> Query(string expression)
    {
        try
        {
            using var response = _client.GetAsync("/api/v1/query?query=" + Uri.EscapeDataString(expression)).GetAwaiter().GetResult();

            // It listens before it has read what it stored, and says so in plain text.
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
                return [];
            using var answer = JsonDocument.Parse(response.Content.ReadAsStringAsync().GetAwaiter().GetResult());
            Assert.True(response.IsSuccessStatusCode, $"{expression}: {answer.RootElement}");
            return
            [
                .. answer.RootElement.GetProperty("data").GetProperty("result").EnumerateArray()
                    .Select(sample => double.Parse(sample.GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture)),
            ];
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return [];
        }
    }

    /// <summary>The first sample of an instant query.</summary>
    /// <param name="expression">PromQL.</param>
    public double? First(string expression) => Query(expression) is [var first, ..] ? first : null;

    public void Dispose()
    {
        _client.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
