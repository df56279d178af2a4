using System.Net.WebSockets;
using System.Text;
using EmotionStream.App.Telephony;
using Microsoft.Extensions.Logging.Abstractions;
using Prometheus;

namespace EmotionStream.App.Tests.Telephony;

/// <summary>A listener on loopback whose records stay in memory.</summary>
internal sealed class ListenerBench : IAsyncDisposable
{
    private readonly CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();

    private ListenerBench(CallSettings settings)
    {
        Settings = settings;
        Calls = new OpenCalls(TimeProvider.System, settings.ReconnectTime, Sink.Late);
    }

    public CallSettings Settings { get; }

    public RecordingSink Sink { get; } = new();

    public OpenCalls Calls { get; }

    public CallListener Listener { get; private set; } = null!;

    public static async Task<ListenerBench> StartAsync(Action<CallSettings>? configure = null)
    {
        var settings = new CallSettings { Port = 0, ReconnectTime = TimeSpan.FromMilliseconds(100), CloseTimeout = TimeSpan.FromSeconds(2) };
        configure?.Invoke(settings);
        var bench = new ListenerBench(settings);
        bench.Listener = await CallListener.StartAsync(
            new CallContext(settings, bench.Calls, new CallMetrics(bench._registry), TimeProvider.System), bench.Sink, NullLoggerFactory.Instance);
        return bench;
    }

    public Uri Uri(string path) => new(Listener.Address + path);

    public async Task<ClientWebSocket> ConnectAsync(string path, params (string Name, string Value)[] headers)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        foreach (var (name, value) in headers)
            socket.Options.SetRequestHeader(name, value);
        try
        {
            await socket.ConnectAsync(Uri(path), CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The caller looks at HttpStatusCode.
        }

        return socket;
    }

    /// <summary>Sends a message.</summary>
    public static Task SendAsync(ClientWebSocket socket, ReadOnlyMemory<byte> message, WebSocketMessageType type = WebSocketMessageType.Text) =>
        socket.SendAsync(message, type, endOfMessage: true, CancellationToken.None).AsTask();

    /// <summary>Reads until the listener closes, and closes too.</summary>
    public static async Task<(WebSocketCloseStatus? Status, string? Words, string Text)> ReadToCloseAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[65536];
        var text = new StringBuilder();
        while (await socket.ReceiveAsync(buffer, patience.Token) is { MessageType: not WebSocketMessageType.Close } result)
            text.Append(Encoding.UTF8.GetString(buffer, 0, result.Count));
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        return (socket.CloseStatus, socket.CloseStatusDescription, text.ToString());
    }

    public Task<double> CountAsync(string series) => _registry.CountAsync(series);

    public async ValueTask DisposeAsync()
    {
        Sink.Open();
        await Listener.DisposeAsync();
        Calls.Dispose();
    }
}
