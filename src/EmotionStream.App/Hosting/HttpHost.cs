using System.Net;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.State;
using Prometheus;

namespace EmotionStream.App.Hosting;

/// <summary>Serves <c>/metrics</c>, <c>/health/live</c>, <c>/health/ready</c> and <c>/api</c>.</summary>
internal sealed class HttpHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private HttpHost(WebApplication app, string address) => (_app, Address) = (app, address);

    /// <summary>Where it listens, <c>http://host:port</c>.</summary>
    public string Address { get; }

    /// <summary>Starts to listen.</summary>
    /// <param name="settings">Where.</param>
    /// <param name="registry">The metrics served.</param>
    /// <param name="health">What the probes are told.</param>
    /// <param name="store">Live state; null when this process doesn't serve it.</param>
    /// <param name="logs">Logs.</param>
    /// <exception cref="CommandException">The port is taken or the address is not this machine's.</exception>
    public static async Task<HttpHost> StartAsync(
        HttpSettings settings, CollectorRegistry registry, HealthState health, LiveStore? store, ILoggerFactory logs)
    {
        var builder = WebServer.CreateBuilder(logs);
        var address = settings.ListenAddress;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
            kestrel.Listen(address, settings.Port);
        });

        var isLoopback = IPAddress.IsLoopback(address);
        var app = WebServer.Build(builder, isLoopback);
        if (!isLoopback)
            logs.CreateLogger<HttpHost>().NotLoopback(address.ToString());
        app.MapMetrics("/metrics", registry);
        app.MapGet("/health/live", () => Probe(health.IsLive, health));
        app.MapGet("/health/ready", () => Probe(health.IsReady, health));
        StateApi.Map(app, store);
        var listening = await WebServer.StartAsync(
            app, $"cannot listen on {address}:{settings.Port}", "Choose another with --http-port (0 takes a free one) or Http:Address.");
        return new HttpHost(app, listening);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
    }

    private static IResult Probe(bool good, HealthState health) => Results.Text(
        (good ? "ok\n" : "not ok\n") + string.Concat(health.Describe().Select(line => line + "\n")),
        statusCode: good ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
}
