using System.Net;
using System.Net.Sockets;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.State;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
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
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(logs);
        var address = settings.ListenAddress;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
            kestrel.Listen(address, settings.Port);
        });

        // A page in a browser can reach loopback under a name of its own; answering only to our names keeps it out.
        if (IPAddress.IsLoopback(address))
            builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        var app = builder.Build();
        if (IPAddress.IsLoopback(address))
            app.UseHostFiltering();
        else
            logs.CreateLogger<HttpHost>().NotLoopback(address.ToString());
        app.MapMetrics("/metrics", registry);
        app.MapGet("/health/live", () => Probe(health.IsLive, health));
        app.MapGet("/health/ready", () => Probe(health.IsReady, health));
        StateApi.Map(app, store);
        try
        {
            await app.StartAsync();
        }
        catch (Exception problem) when (problem is IOException or SocketException)
        {
            await app.DisposeAsync();
            throw new CommandException(
                $"cannot listen on {address}:{settings.Port}: {problem.Message} Choose another with --http-port (0 takes a free one) or Http:Address.");
        }

        var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
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
