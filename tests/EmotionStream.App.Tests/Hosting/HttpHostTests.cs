using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.App.Metrics;
using EmotionStream.App.State;
using EmotionStream.App.Tests.State;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Fusion;
using EmotionStream.Core.Interactions;
using EmotionStream.Kafka.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Prometheus;

namespace EmotionStream.App.Tests.Hosting;

public sealed class HttpHostTests : IAsyncLifetime
{
    private readonly HealthState _health = new();
    private readonly LiveStore _store = new(100, TurnFusion.Of(new InteractionOptions()));
    private readonly CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();
    private HttpHost _host = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _ = new PipelineMetrics(_registry, 10);
        _host = await StartAsync(_store);
        _client = new HttpClient { BaseAddress = new Uri(_host.Address) };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public void Address_IsLoopbackWithThePortTaken() => Assert.Matches(@"^http://127\.0\.0\.1:[1-9]\d+$", _host.Address);

    [Fact]
    public async Task Health_WhileStarting_IsLiveButNotReady()
    {
        _health.Set("0", WorkerState.Restoring, "1,000 records left");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/live"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync("/health/ready"));
        Assert.Contains("worker 0: restoring (1,000 records left)", await (await _client.GetAsync("/health/ready")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_AllWorkersRunning_IsReady()
    {
        _health.Set("0", WorkerState.Running, null);
        _health.Set("1", WorkerState.Running, null);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/ready"));

        _health.Set("1", WorkerState.Paused, "the cluster is away");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync("/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/live"));
    }

    [Fact]
    public async Task Health_AWorkerStopped_IsNotLive()
    {
        _health.Set("0", WorkerState.Running, null);
        _health.Set("1", WorkerState.Stopped, "fault");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync("/health/live"));
    }

    [Fact]
    public async Task Metrics_AreServedAsPrometheusReadsThem()
    {
        var response = await _client.GetAsync("/metrics");

        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("# TYPE emotionstream_commit_seconds histogram", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interactions_AreSortedByRiskAndFiltered()
    {
        _store.Apply(Messages.Live("calm", queue: "billing"));
        _store.Apply(Messages.Live("upset", remembered: -0.7, queue: "billing"));
        _store.Apply(Messages.Live("other", remembered: -0.9, queue: "claims"));

        using var interactions = await JsonAsync("/api/interactions?queue=Billing");

        Assert.Equal(["upset", "calm"], interactions.RootElement.EnumerateArray().Select(Id));
        Assert.Equal(-0.7, interactions.RootElement[0].GetProperty("state").GetProperty("remembered").GetDouble());
    }

    [Fact]
    public async Task Interaction_HasItsCurveAndAlerts()
    {
        _store.Apply(Messages.Live("i/1", remembered: -0.7));
        _store.Apply(Messages.Reading("i/1", 1, -0.7));
        _store.Apply(Messages.Alert("x", "i/1"));

        using var interaction = await JsonAsync("/api/interactions/i%2F1");

        Assert.Equal(-0.7, interaction.RootElement.GetProperty("curve")[0].GetProperty("valence").GetDouble());
        Assert.Equal("opened", interaction.RootElement.GetProperty("alerts")[0].GetProperty("state").GetString());
        Assert.Equal("2026-11-22T09:00:00.000Z", interaction.RootElement.GetProperty("state").GetProperty("startedAt").GetString());
    }

    [Fact]
    public async Task Interaction_Unknown_IsNotFound() => Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/api/interactions/nobody"));

    [Fact]
    public async Task Alerts_CanBeLimitedToOpenOnes()
    {
        _store.Apply(Messages.Alert("x", "i", AlertState.Closed));
        _store.Apply(Messages.Alert("y", "i"));

        using var open = await JsonAsync("/api/alerts?open=true");
        using var all = await JsonAsync("/api/alerts");

        Assert.Equal("y", Assert.Single(open.RootElement.EnumerateArray()).GetProperty("alertId").GetString());
        Assert.Equal(2, all.RootElement.GetArrayLength());
    }

    [Fact]
    public async Task Alerts_HostileExcerpt_IsEscapedAndServedAsJson()
    {
        _store.Apply(Messages.Alert("x", "i", excerpt: "<script>alert(1)</script>"));

        var response = await _client.GetAsync("/api/alerts");

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("<script>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summary_CountsWhatWasRead()
    {
        _store.Apply(Messages.Live("i"));
        _store.Apply(Messages.Reading("i", 1, 0.1));
        _store.DeadLetter("malformed-json");

        using var summary = await JsonAsync("/api/summary");

        Assert.Equal(1, summary.RootElement.GetProperty("live").GetInt32());
        Assert.Equal(1, summary.RootElement.GetProperty("readings").GetInt32());
        Assert.Equal(1, summary.RootElement.GetProperty("deadLetters").GetProperty("malformed-json").GetInt32());
    }

    [Fact]
    public async Task Request_UnderAnotherHostsName_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/interactions");
        request.Headers.Host = "rebound.example";

        Assert.Equal(HttpStatusCode.BadRequest, (await _client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task State_NotServed_SaysHowToServeIt()
    {
        await using var host = await StartAsync(store: null);
        using var client = new HttpClient { BaseAddress = new Uri(host.Address) };

        var response = await client.GetAsync("/api/interactions");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("--state", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_PortTaken_FailsWithAdvice()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var settings = new HttpSettings { Port = ((IPEndPoint)taken.LocalEndpoint).Port };

        var error = await Assert.ThrowsAsync<CommandException>(
            () => HttpHost.StartAsync(settings, _registry, _health, null, NullLoggerFactory.Instance));

        Assert.Contains("--http-port", error.Message, StringComparison.Ordinal);
    }

    private static string? Id(JsonElement interaction) => interaction.GetProperty("state").GetProperty("interactionId").GetString();

    private Task<HttpHost> StartAsync(LiveStore? store) =>
        HttpHost.StartAsync(new HttpSettings { Port = 0 }, _registry, _health, store, NullLoggerFactory.Instance);

    private async Task<HttpStatusCode> StatusAsync(string path) => (await _client.GetAsync(path)).StatusCode;

    private async Task<JsonDocument> JsonAsync(string path) => JsonDocument.Parse(await _client.GetStringAsync(path));
}
