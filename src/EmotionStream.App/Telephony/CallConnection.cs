using System.Net.WebSockets;
using EmotionStream.App.Hosting;
using EmotionStream.App.Telephony.AudioHook;

namespace EmotionStream.App.Telephony;

/// <summary>
/// Carries one stream: messages from the socket to the session, its records to Kafka and its replies back, one after the other. When Kafka has no
/// room the socket isn't read, so the sender is held back and nothing piles up here.
/// </summary>
/// <param name="socket">The socket.</param>
/// <param name="session">The protocol's side.</param>
/// <param name="protocol">The protocol.</param>
/// <param name="context">What streams share.</param>
/// <param name="sink">Takes the records.</param>
/// <param name="logger">Logs.</param>
internal sealed class CallConnection(
    WebSocket socket, ICallSession session, CallProtocol protocol, CallContext context, ICallSink sink, ILogger logger)
{
    private WebSocketCloseStatus _status = WebSocketCloseStatus.NormalClosure;
    private string? _description;
    private bool _leaving;

    /// <summary>Carries the stream until it is over. Does not throw for what the other side does.</summary>
    /// <param name="stopping">The listener stops: the session is asked to leave.</param>
    /// <param name="abandon">Gives up on Kafka and on the other side's politeness.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken abandon)
    {
        using var messages = new SocketMessages(socket, AudioHookMessage.MaxBytes);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var stopped = Task.Delay(Timeout.InfiniteTimeSpan, ends.Token);
        try
        {
            while (!session.IsFinished && await StepAsync(messages, stopped, abandon))
            {
            }
        }
        catch (Exception problem) when (problem is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side is gone, or time is up.
        }
        finally
        {
            await ends.CancelAsync();
            await EndAsync(abandon);
            await CloseAsync(messages);
        }
    }

    private async Task EndAsync(CancellationToken abandon)
    {
        try
        {
            session.End();
            await DrainAsync(context.Time.GetTimestamp(), abandon);
        }
        catch (Exception problem) when (problem is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // What could still be said to the other side doesn't reach it; the records are on their way, or counted.
        }
    }

    private async Task<bool> StepAsync(SocketMessages messages, Task stopped, CancellationToken abandon)
    {
        var reading = messages.NextAsync();
        var received = context.Time.GetTimestamp();
        try
        {
            if (!await WaitAsync(reading, stopped))
                return false;
            if (reading.IsCompleted)
            {
                received = context.Time.GetTimestamp();
                switch (await reading)
                {
                    case WebSocketMessageType.Close:
                        return false;
                    case WebSocketMessageType.Text:
                        session.ReceiveText(messages.Message);
                        break;
                    default:
                        session.ReceiveBinary(messages.Message);
                        break;
                }
            }
        }
        catch (CallProtocolException problem)
        {
            Fail(problem.Status, problem.Kind, problem.Message);
            session.Fail(problem);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A mistake of ours in one stream must not reach the others.
            logger.CallFault(CallMetrics.Label(protocol), fault);
            Fail(WebSocketCloseStatus.InternalServerError, "internal", "internal error");
            session.End();
        }

        await DrainAsync(received, abandon);
        return true;
    }

    /// <summary>Waits for a message, or for the listener to stop.</summary>
    /// <returns>False when the other side kept silent after it was asked to go.</returns>
    private async Task<bool> WaitAsync(Task reading, Task stopped)
    {
        var isEnding = _leaving || session.IsEnding;
        var limit = isEnding ? context.Settings.CloseTimeout : session.IsOpen ? context.Settings.IdleTimeout : context.Settings.OpenTimeout;
        try
        {
            if (_leaving)
                await reading.WaitAsync(limit, context.Time);
            else
                await Task.WhenAny(reading, stopped).WaitAsync(limit, context.Time);
        }
        catch (TimeoutException)
        {
            if (isEnding)
                return false;
            throw CallProtocolException.Silent(session.IsOpen ? $"no message for {limit.TotalSeconds:0} s" : $"no opening message within {limit.TotalSeconds:0} s");
        }

        if (!reading.IsCompleted)
        {
            _leaving = true;
            (_status, _description) = (WebSocketCloseStatus.EndpointUnavailable, "the listener stops");
            session.Leave();
        }

        return true;
    }

    private void Fail(WebSocketCloseStatus status, string kind, string message)
    {
        // The first mistake is the cause; what follows it is not.
        if (_leaving)
            return;
        _leaving = true;
        (_status, _description) = (status, message);
        context.Metrics.Faults.WithLabels(CallMetrics.Label(protocol), kind).Inc();
        logger.CallRefused(CallMetrics.Label(protocol), kind, message);
    }

    private async Task DrainAsync(long received, CancellationToken abandon)
    {
        foreach (var record in session.Outbox.Records)
            await sink.SendAsync(record, received, abandon);
        session.Outbox.Records.Clear();
        foreach (var reply in session.Outbox.Replies)
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.SendAsync(reply, WebSocketMessageType.Text, endOfMessage: true, abandon);
        }

        session.Outbox.Replies.Clear();
    }

    private async Task CloseAsync(SocketMessages messages)
    {
        try
        {
            using var patience = new CancellationTokenSource(context.Settings.CloseTimeout, context.Time);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(_status, Short(_description), patience.Token);

            // The other side may still be sending; it has to be read for its close to be seen.
            while (socket.State == WebSocketState.CloseSent && await messages.NextAsync().WaitAsync(patience.Token) != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception problem) when (problem is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or CallProtocolException)
        {
            socket.Abort();
        }
    }

    /// <summary>A close frame has room for 123 bytes; descriptions are ASCII.</summary>
    private static string? Short(string? text) => text is { Length: > 120 } ? text[..120] : text;
}
