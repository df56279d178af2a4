using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Hosting;
using EmotionStream.App.Telephony.AudioHook;
using EmotionStream.App.Telephony.Twilio;
using Prometheus;

namespace EmotionStream.App.Telephony;

/// <summary>Listens for calls: one WebSocket a stream.</summary>
internal sealed class CallListener : IAsyncDisposable
{
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(20);

    private readonly WebApplication _app;
    private readonly CallContext _context;
    private readonly CallDoor _door;
    private readonly ICallSink _sink;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abandon = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open;

    private CallListener(WebApplication app, CallContext context, ICallSink sink, ILogger logger)
    {
        (_app, _context, _sink, _logger) = (app, context, sink, logger);
        _door = new CallDoor(context.Settings, context.Time);
    }

    /// <summary>Where it listens, <c>ws://host:port</c>.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Starts to listen.</summary>
    /// <param name="context">Settings and what streams share.</param>
    /// <param name="sink">Takes the records.</param>
    /// <param name="logs">Logs.</param>
    /// <exception cref="CommandException">The port is taken, the address is not this machine's, or the certificate can't be read.</exception>
    public static async Task<CallListener> StartAsync(CallContext context, ICallSink sink, ILoggerFactory logs)
    {
        var settings = context.Settings;
        var builder = WebServer.CreateBuilder(logs);
        var certificate = Certificate(settings);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Limits.RequestHeadersTimeout = settings.OpenTimeout;
            kestrel.Listen(settings.ListenAddress, settings.Port, listen =>
            {
                // WebSockets over HTTP/1.1 are what both platforms open.
                listen.Protocols = Microsoft.AspNetCore.Server.Kestrel.Core.HttpProtocols.Http1;
                if (certificate is not null)
                    listen.UseHttps(certificate);
            });
        });
        var isLoopback = IPAddress.IsLoopback(settings.ListenAddress);
        var isLocalOnly = isLoopback && settings.PublicUrl is null;
        var app = WebServer.Build(builder, isLocalOnly);
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = PingInterval, KeepAliveTimeout = settings.IdleTimeout });
        var listener = new CallListener(app, context, sink, logs.CreateLogger("EmotionStream.Calls"));
        if (settings.Twilio.Enabled)
            app.Map(settings.Twilio.Path, request => listener.ServeAsync(CallProtocol.Twilio, request));
        if (settings.AudioHook.Enabled)
            app.Map(settings.AudioHook.Path, request => listener.ServeAsync(CallProtocol.AudioHook, request));
        var address = await WebServer.StartAsync(
            app, $"cannot listen for calls on {settings.ListenAddress}:{settings.Port}", "Choose another with --port (0 takes a free one) or Calls:Address.");
        listener.Address = address.Replace("http", "ws", StringComparison.Ordinal);
        if (!isLoopback && certificate is null)
            listener._logger.CallsInPlain(settings.ListenAddress.ToString());
        return listener;
    }

    /// <summary>Stops: lets nobody in, asks every stream to end, and waits for them.</summary>
    /// <param name="within">The longest wait; streams that are left then are cut off.</param>
    public async Task StopAsync(TimeSpan within)
    {
        await _stopping.CancelAsync();
        if (Volatile.Read(ref _open) > 0)
            await _empty.Task.WaitAsync(within, _context.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _abandon.CancelAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _app.StopAsync(patience.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_abandon.IsCancellationRequested)
            await StopAsync(TimeSpan.Zero);
        await _app.DisposeAsync();
        _stopping.Dispose();
        _abandon.Dispose();
    }

    private static X509Certificate2? Certificate(CallSettings settings)
    {
        if (settings.CertificateFile is not { } file)
            return null;
        try
        {
            return X509Certificate2.CreateFromPemFile(file, settings.CertificateKeyFile);
        }
        catch (Exception problem) when (problem is System.Security.Cryptography.CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw CommandException.Usage($"Calls:CertificateFile {file}: {problem.Message}");
        }
    }

    private async Task ServeAsync(CallProtocol protocol, HttpContext http)
    {
        var label = CallMetrics.Label(protocol);
        var refusal = _stopping.IsCancellationRequested
            ? (StatusCodes.Status503ServiceUnavailable, "stopping", "The listener stops.")
            : _door.Refusal(protocol, http.Request, Volatile.Read(ref _open));
        if (refusal is var (status, reason, message))
        {
            _context.Metrics.Refused.WithLabels(label, reason).Inc();
            _logger.CallTurnedAway(label, reason);
            http.Response.StatusCode = status;
            await http.Response.WriteAsync(message + "\n");
            return;
        }

        Interlocked.Increment(ref _open);
        _context.Metrics.Accepted.WithLabels(label).Inc();
        using var open = _context.Metrics.Open.WithLabels(label).TrackInProgress();
        try
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            await new CallConnection(socket, Session(protocol, http.Request), protocol, _context, _sink, _logger).RunAsync(_stopping.Token, _abandon.Token);
        }
        finally
        {
            if (Interlocked.Decrement(ref _open) == 0 && _stopping.IsCancellationRequested)
                _empty.TrySetResult();
        }
    }

    private ICallSession Session(CallProtocol protocol, HttpRequest request)
    {
        if (protocol == CallProtocol.Twilio)
            return new TwilioSession(_context);
        return new AudioHookSession(_context, Guid.TryParseExact(request.Headers["Audiohook-Session-Id"], "D", out var id) ? id : null);
    }
}
