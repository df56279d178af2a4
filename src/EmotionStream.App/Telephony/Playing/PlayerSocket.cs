using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Telephony.AudioHook;

namespace EmotionStream.App.Telephony.Playing;

/// <summary>The player's end of the WebSocket: what the server says is read all the while, also when sound is being sent.</summary>
internal sealed class PlayerSocket : IAsyncDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);
    private readonly ClientWebSocket _socket;
    private readonly TimeProvider _time;
    private readonly Channel<Received> _messages = Channel.CreateBounded<Received>(64);
    private readonly CancellationTokenSource _ends = new();
    private readonly Task _reading;

    private PlayerSocket(ClientWebSocket socket, TimeProvider time)
    {
        (_socket, _time) = (socket, time);
        _reading = ReadAsync();
    }

    /// <summary>A message of the server.</summary>
    /// <param name="Message">The message.</param>
    /// <param name="At">When it came, a timestamp of the clock.</param>
    public readonly record struct Received(JsonElement Message, long At);

    /// <summary>Whether the server has closed.</summary>
    public bool IsClosed => _reading.IsCompleted;

    /// <summary>Connects.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="headers">Headers of the opening request.</param>
    /// <param name="time">The clock of messages.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="CommandException">The server can't be reached or refuses.</exception>
    public static async Task<PlayerSocket> ConnectAsync(
        Uri target, IEnumerable<(string Name, string Value)> headers, TimeProvider time, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        foreach (var (name, value) in headers)
            socket.Options.SetRequestHeader(name, value);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(ConnectTimeout);
        try
        {
            await socket.ConnectAsync(target, patience.Token);
            return new PlayerSocket(socket, time);
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            var status = socket.HttpStatusCode;
            socket.Dispose();
            throw new CommandException(status == default
                ? $"cannot reach {target}: {(problem.InnerException ?? problem).Message}"
                : $"{target} refuses the call: HTTP {(int)status} {status}{(status == System.Net.HttpStatusCode.Unauthorized ? "; give the credentials it knows" : "")}");
        }
    }

    /// <summary>Sends a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="type">Text or binary.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="CommandException">The server is gone.</exception>
    public async Task SendAsync(ReadOnlyMemory<byte> message, WebSocketMessageType type, CancellationToken cancellation)
    {
        try
        {
            if (IsClosed)
                throw Gone();
            await _socket.SendAsync(message, type, endOfMessage: true, cancellation);
        }
        catch (Exception problem) when (problem is WebSocketException or IOException)
        {
            throw Gone();
        }
    }

    /// <summary>The next message that has come, if any.</summary>
    /// <param name="message">The message.</param>
    public bool TryReceive(out Received message) => _messages.Reader.TryRead(out message);

    /// <summary>Waits for the next message.</summary>
    /// <param name="what">What is waited for, for the error.</param>
    /// <param name="within">The longest wait.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="CommandException">None comes.</exception>
    public async Task<Received> ReceiveAsync(string what, TimeSpan within, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(within);
        try
        {
            return await _messages.Reader.ReadAsync(patience.Token);
        }
        catch (ChannelClosedException)
        {
            throw Gone();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandException($"the server did not send {what} within {within.TotalSeconds:0} s");
        }
    }

    /// <summary>Closes, and waits for the server to.</summary>
    /// <param name="within">The longest wait.</param>
    /// <exception cref="CommandException">The server found something wrong.</exception>
    public async Task CloseAsync(TimeSpan within)
    {
        try
        {
            using var patience = new CancellationTokenSource(within);
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
            await _reading.WaitAsync(patience.Token);
        }
        catch (Exception problem) when (problem is WebSocketException or IOException or OperationCanceledException)
        {
            // A server that doesn't close properly has taken the call all the same.
        }

        if (_socket.CloseStatus is not (null or WebSocketCloseStatus.NormalClosure or WebSocketCloseStatus.EndpointUnavailable or WebSocketCloseStatus.Empty))
            throw Gone();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        _socket.Dispose();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ends.Dispose();
    }

    private CommandException Gone() => new(_socket.CloseStatus is { } status
        ? $"the server closed the stream: {(int)status}{(_socket.CloseStatusDescription is { Length: > 0 } words ? $" ({words})" : "")}"
        : "the server broke off the connection");

    private async Task ReadAsync()
    {
        using var messages = new SocketMessages(_socket, AudioHookMessage.MaxBytes);
        try
        {
            while (await messages.NextAsync() is var type && type != WebSocketMessageType.Close)
            {
                if (type != WebSocketMessageType.Text)
                    continue;
                using var document = CallMessage.Parse(messages.Message);
                await _messages.Writer.WriteAsync(new(document.RootElement.Clone(), _time.GetTimestamp()), _ends.Token);
            }
        }
        catch (Exception problem) when (problem is CallProtocolException or OperationCanceledException)
        {
            // What can't be read can't be obeyed: the same as a server that is gone.
        }

        _messages.Writer.Complete();
    }
}
