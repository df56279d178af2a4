using System.Net;
using System.Security.Cryptography.X509Certificates;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.App.Page.Acting;
using EmotionStream.App.Page.Api;
using EmotionStream.App.Page.Components;
using EmotionStream.App.Page.Model;
using EmotionStream.App.Page.Reading;
using EmotionStream.App.Page.Security;
using EmotionStream.Core.Fusion;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Topics;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace EmotionStream.App.Page;

/// <summary>The supervisors' live page and its API: a reader of the topics, a model, a server. Replicas share nothing but Kafka.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(3);
    private readonly WebApplication _app;
    private readonly PageFeed _feed;
    private readonly AlertDesk _desk;
    private readonly KafkaActionLog _log;
    private readonly FeedState _state;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;

    private PageServer(WebApplication app, string address, PageFeed feed, AlertDesk desk, KafkaActionLog log, FeedState state, TopicReader reader)
    {
        (_app, Address, _feed, _desk, _log, _state) = (app, address, feed, desk, log, state);
        _reading = Task.Factory.StartNew(() => reader.Run(_stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>How the way to Kafka is.</summary>
    public Connection Connection => _state.Now.Connection;

    /// <summary>Completes when the reader stops, which it should only when told to.</summary>
    public Task Reading => _reading;

    /// <summary>Starts to read and to listen.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="metrics">Count.</param>
    /// <param name="logs">Logs.</param>
    /// <exception cref="CommandException">The port is taken, the address is not this machine's, or the certificate can't be read.</exception>
    public static async Task<PageServer> StartAsync(Settings settings, PageMetrics metrics, ILoggerFactory logs)
    {
        var page = settings.Page;
        var logger = logs.CreateLogger<PageServer>();
        var client = WorkerOptionsFactory.Client(settings);
        var topics = new TopicNames(settings.Topics.Prefix, settings.Pipeline.Application);
        var state = new FeedState(TimeProvider.System);
        var model = new PageModel(page.MaxInteractions, TurnFusion.Of(settings.Interactions));
        var feed = new PageFeed(model, state, TimeProvider.System, metrics);
        var log = new KafkaActionLog(client, topics.Of(InputSource.AlertActions), logger);
        var desk = new AlertDesk(feed, log, page, TimeProvider.System);
        var reader = new TopicReader(client, topics, page, model, state, feed, logger);
        try
        {
            var app = Build(page, feed, desk, state, metrics, logs);
            var address = await WebServer.StartAsync(app, $"cannot listen on {page.ListenAddress}:{page.Port}", "Choose another with --port (0 takes a free one) or Page:Address.");
            var how = SignIn.Describe(page);
            logger.PageListens(address, how);
            if (!IPAddress.IsLoopback(page.ListenAddress) && page.CertificateFile is null)
                logger.PageInPlain(address);
            return new PageServer(app, address, feed, desk, log, state, reader);
        }
        catch
        {
            await desk.DisposeAsync();
            await feed.DisposeAsync();
            log.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(StopPatience);
        await _app.StopAsync(patience.Token);
        await _desk.DisposeAsync();
        await _stop.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync();
        await _feed.DisposeAsync();
        _log.Dispose();
        _stop.Dispose();
    }

    private static WebApplication Build(PageSettings page, PageFeed feed, AlertDesk desk, FeedState state, PageMetrics metrics, ILoggerFactory logs)
    {
        var builder = WebServer.CreateBuilder(logs);
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, page));
        var services = builder.Services;
        services.AddSingleton(feed).AddSingleton(desk).AddSingleton(metrics).AddSingleton(TimeProvider.System).AddSingleton<CircuitHandler, ViewerCount>();
        services.AddRazorComponents().AddInteractiveServerComponents(options =>
        {
            options.DisconnectedCircuitMaxRetained = page.MaxViewers;

            // The next drawing waits for the browser to have done the last: with more on the way, a slow browser would work through what is old already.
            options.MaxBufferedUnacknowledgedRenderBatches = 1;
        });
        services.AddCascadingAuthenticationState();
        services.AddRoutingCore();
        services.ConfigureHttpJsonOptions(options => PageJson.Configure(options.SerializerOptions));
        services.AddOpenApi("v1");
        services.AddProblemDetails();
        SignIn.Add(services, page);
        Guards.AddLimits(services, page);
        if (page.PublicUrl is { } url)
            services.Configure<HostFilteringOptions>(options => options.AllowedHosts = [new Uri(url).Host, "localhost", "127.0.0.1", "[::1]"]);

        var app = WebServer.Build(builder, page.PublicUrl is null && IPAddress.IsLoopback(page.ListenAddress));
        if (page.PublicUrl is not null)
        {
            app.UseHostFiltering();
            UsePublicUrl(app, new Uri(page.PublicUrl));
        }

        app.UseSafeHeaders();
        app.UseSameSiteOnly();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        Map(app, state);
        return app;
    }

    private static void Map(WebApplication app, FeedState state)
    {
        app.MapGet("/health/live", () => Results.Text("ok\n")).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
        app.MapGet("/health/ready", () => state.Now.Connection == Connection.Live
            ? Results.Text("ok\n")
            : Results.Text("not ok\n", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
        PageAssets.Map(app);
        app.MapOpenApi("/openapi/{documentName}.json").RequireAuthorization(SignIn.View);
        PageApi.Map(app);

        // Who may frame the page is said with the other headers.
        app.MapRazorComponents<Components.App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null).RequireAuthorization(SignIn.View);
    }

    private static void Listen(KestrelServerOptions kestrel, PageSettings page)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 64 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.MaxConcurrentUpgradedConnections = page.MaxViewers;
        kestrel.Limits.MaxConcurrentConnections = page.MaxViewers * 4L;
        kestrel.Listen(page.ListenAddress, page.Port, listen =>
        {
            if (page.CertificateFile is not { } file)
                return;
            try
            {
                listen.UseHttps(X509Certificate2.CreateFromPemFile(file, page.CertificateKeyFile));
            }
            catch (Exception problem) when (problem is System.Security.Cryptography.CryptographicException or IOException or UnauthorizedAccessException)
            {
                throw CommandException.Usage($"Page:CertificateFile {file}: {problem.Message}");
            }
        });
    }

    /// <summary>Behind a proxy, requests come under its own scheme: addresses that are handed out and origins have to be the browser's.</summary>
    private static void UsePublicUrl(WebApplication app, Uri url) => app.Use((context, next) =>
    {
        context.Request.Scheme = url.Scheme;
        context.Request.Host = url.IsDefaultPort ? new HostString(url.Host) : new HostString(url.Host, url.Port);
        return next(context);
    });
}
