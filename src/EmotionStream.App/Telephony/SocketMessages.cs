using System.Buffers;
using System.Net.WebSockets;

namespace EmotionStream.App.Telephony;

/// <summary>Reads whole messages from a WebSocket into one buffer of bounded size. A read that is waited for in vain goes on: giving up on it would abort the socket.</summary>
/// <param name="socket">The socket.</param>
/// <param name="limit">The longest message, bytes.</param>
internal sealed class SocketMessages(WebSocket socket, int limit) : IDisposable
{
    private const int FirstSize = 4096;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _length;
    private Task<WebSocketMessageType>? _reading;

    /// <summary>The message last read; good until the next is asked for.</summary>
    public ReadOnlyMemory<byte> Message => _buffer.AsMemory(0, _length);

    /// <summary>Reads the next message. Ask again after a wait that was cut short.</summary>
    /// <returns>Its kind; <see cref="WebSocketMessageType.Close"/> when the other side closes or is gone.</returns>
    /// <exception cref="CallProtocolException">It is too long.</exception>
    public Task<WebSocketMessageType> NextAsync() => _reading is { IsCompleted: false } ? _reading : _reading = ReadAsync();

    /// <inheritdoc/>
    public void Dispose()
    {
        // A read that is still under way writes into the buffer: leave it to the collector then.
        if (_reading is not { IsCompleted: false })
            ArrayPool<byte>.Shared.Return(_buffer);
    }

    private async Task<WebSocketMessageType> ReadAsync()
    {
        _length = 0;
        while (true)
        {
            if (_length == _buffer.Length)
                Grow();
            ValueWebSocketReceiveResult result;
            try
            {
                result = await socket.ReceiveAsync(_buffer.AsMemory(_length), CancellationToken.None);
            }
            catch (Exception problem) when (problem is WebSocketException or IOException or ObjectDisposedException)
            {
                return WebSocketMessageType.Close;
            }

            if (result.MessageType == WebSocketMessageType.Close)
                return WebSocketMessageType.Close;
            _length += result.Count;
            if (_length > limit)
                throw CallProtocolException.TooBig(limit);
            if (result.EndOfMessage)
                return result.MessageType;
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
