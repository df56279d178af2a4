using System.Text.Json;

namespace EmotionStream.App.Telephony.AudioHook;

/// <summary>
/// The server's side of one AudioHook session: <c>open</c> is answered with the media wanted, sound follows as binary messages, <c>close</c> is answered with
/// <c>closed</c>. Every text message has the session's id and counts up by one.
/// </summary>
/// <param name="context">What streams share.</param>
/// <param name="announced">The session id of the opening request's header; null when it had none.</param>
internal sealed class AudioHookSession(CallContext context, Guid? announced) : ICallSession
{
    private State _state = State.Preparing;
    private Guid? _id = announced;
    private long _seq;
    private long _clientSeq;
    private AudioHookMedia? _media;
    private CustomerCall? _call;
    private bool _closed;

    private enum State
    {
        Preparing,
        Active,
        Paused,

        // Told to disconnect, for a mistake or because the listener stops: a close is all that is awaited.
        Leaving,
        Finished,
    }

    /// <inheritdoc/>
    public CallOutbox Outbox { get; } = new();

    /// <inheritdoc/>
    public bool IsOpen => _state != State.Preparing;

    /// <inheritdoc/>
    public bool IsEnding => _state == State.Leaving;

    /// <inheritdoc/>
    public bool IsFinished => _state == State.Finished;

    /// <inheritdoc/>
    public void ReceiveText(ReadOnlyMemory<byte> message)
    {
        using var document = CallMessage.Parse(message);
        var root = document.RootElement;
        if (_state is State.Leaving or State.Finished)
        {
            ReceiveLast(root);
            return;
        }

        var type = CheckHead(root);
        var parameters = CallMessage.Object(root, "parameters");
        Count(type);
        switch (type)
        {
            case "open":
                Open(parameters);
                break;
            case "close":
                Close(parameters);
                break;
            case "ping":
                Reply("pong");
                break;
            case "update":
                Updated(parameters);
                break;
            case "discarded":
                RequireOpen(type);
                Miss(parameters, "discarded");
                break;
            case "paused":
                RequireOpen(type);
                _state = State.Paused;
                break;
            case "resumed":
                RequireOpen(type);
                Miss(parameters, "paused");
                _state = State.Active;
                break;
            case "error":
                // The client says what it finds wrong with us; it decides whether it goes on.
                CallMessage.Number(parameters, "code");
                break;
            default:
                throw CallProtocolException.Malformed("the type is not of AudioHook version 2");
        }
    }

    /// <inheritdoc/>
    public void ReceiveBinary(ReadOnlyMemory<byte> message)
    {
        Count("audio");
        if (_state is State.Leaving or State.Finished)
            return;
        if (_state != State.Active || _media is null)
            throw CallProtocolException.OutOfTurn(_state == State.Paused ? "sound while paused" : "sound without an open session that asked for it");
        if (message.Length == 0 || message.Length % _media.FrameSize != 0)
            throw CallProtocolException.Malformed($"a binary message is not whole samples of {_media.FrameSize} bytes");
        _call!.Hear(_media.CustomersOf(message.Span));
    }

    /// <inheritdoc/>
    public void Fail(CallProtocolException problem) => Disconnect("error", problem.Message);

    /// <inheritdoc/>
    public void Leave() => Disconnect("completed", "the server stops");

    /// <inheritdoc/>
    public void End()
    {
        _call?.End(mayComeBack: !_closed);
        _state = State.Finished;
    }

    /// <summary>After a mistake the counts may be off, so nothing but the wish to close is looked at.</summary>
    private void ReceiveLast(JsonElement message)
    {
        if (_state == State.Finished || CallMessage.OptionalText(message, "type") != "close")
            return;
        Count("close");
        _clientSeq = CallMessage.Number(message, "seq");
        Close(CallMessage.Object(message, "parameters"));
    }

    private string CheckHead(JsonElement message)
    {
        if (CallMessage.Text(message, "version") != AudioHookMessage.Version)
            throw CallProtocolException.Unsupported("the version is not 2");
        if (!Guid.TryParseExact(CallMessage.Text(message, "id"), "D", out var id))
            throw CallProtocolException.Malformed("the session's id is not a UUID");
        if (_id is { } known && known != Guid.Empty && id != known)
            throw CallProtocolException.Malformed("the session's id is another session's");
        var seq = CallMessage.Number(message, "seq");
        if (seq != _clientSeq + 1)
            throw CallProtocolException.OutOfTurn($"seq is {seq} after {_clientSeq}");
        if (CallMessage.Number(message, "serverseq") > _seq)
            throw CallProtocolException.OutOfTurn("serverseq counts messages that were not sent");
        Duration(message, "position");
        (_id, _clientSeq) = (id, seq);
        return CallMessage.Text(message, "type");
    }

    private void Open(JsonElement parameters)
    {
        if (_state != State.Preparing)
            throw CallProtocolException.OutOfTurn("a second open");
        Id(parameters, "organizationId");
        var conversation = Id(parameters, "conversationId");
        Id(CallMessage.Object(parameters, "participant"), "id");
        _media = AudioHookMedia.Choose(parameters.TryGetProperty("media", out var offered) ? offered : default);

        // An all-zero conversation asks only whether somebody is here.
        var isProbe = conversation == Guid.Empty;
        if (_media is null && !isProbe)
            throw CallProtocolException.Unsupported("no offer has the external channel in PCMU or L16 at 8000 samples a second");
        if (!isProbe)
        {
            var own = parameters.TryGetProperty("customConfig", out var custom) ? custom : default;
            var identity = CallIdentity.Create(conversation.ToString(), name => CallMessage.OptionalText(own, name), CallMessage.OptionalText(parameters, "language"));
            _call = new(CallProtocol.AudioHook, identity, context, Outbox, _media!.Encoding, AudioHookMedia.SampleRate);
        }
        else
        {
            _media = null;
        }

        _state = State.Active;
        var languages = parameters.TryGetProperty("supportedLanguages", out var wish) && wish.ValueKind == JsonValueKind.True;
        Reply("opened", json =>
        {
            json.WriteBoolean("startPaused", false);
            json.WriteStartArray("media");
            _media?.Write(json);
            json.WriteEndArray();
            if (languages)
            {
                // Sound is measured the same in every language, so there is no list to choose from.
                json.WriteStartArray("supportedLanguages");
                json.WriteEndArray();
            }
        });
    }

    private void Close(JsonElement parameters)
    {
        var reason = CallMessage.Text(parameters, "reason");
        if (reason is not ("end" or "error" or "disconnect" or "reconnect"))
            throw CallProtocolException.Malformed("the reason to close is not of AudioHook version 2");
        _closed = reason is "end" or "disconnect";
        End();
        Reply("closed");
    }

    private void Updated(JsonElement parameters)
    {
        RequireOpen("update");
        CallMessage.Text(parameters, "language");
        Reply("updated");
    }

    /// <summary>The session's sound goes on later than it stopped: what is between was never sent.</summary>
    private void Miss(JsonElement parameters, string cause)
    {
        Duration(parameters, "start");
        var gap = Duration(parameters, "discarded");
        _call?.Miss(gap, cause);
    }

    private void RequireOpen(string type)
    {
        if (_state is not (State.Active or State.Paused))
            throw CallProtocolException.OutOfTurn($"{type} before open");
    }

    private void Disconnect(string reason, string info)
    {
        if (_state is State.Leaving or State.Finished)
        {
            _state = State.Finished;
            return;
        }

        _state = State.Leaving;
        Reply("disconnect", json =>
        {
            json.WriteString("reason", reason);
            json.WriteString("info", info);
        });
    }

    private void Reply(string type, Action<Utf8JsonWriter>? parameters = null) =>
        Outbox.Replies.Add(AudioHookMessage.Write(_id ?? Guid.Empty, type, ++_seq, ("clientseq", _clientSeq), parameters));

    private static Guid Id(JsonElement parent, string name) =>
        Guid.TryParseExact(CallMessage.Text(parent, name), "D", out var id) ? id : throw CallProtocolException.Malformed($"{name} is not a UUID");

    private static TimeSpan Duration(JsonElement parent, string name) =>
        StreamDuration.TryParse(CallMessage.OptionalText(parent, name), out var value)
            ? value
            : throw CallProtocolException.Malformed($"{name} is not a duration such as PT1.5S");

    private void Count(string type) => context.Metrics.Messages.WithLabels(
        "audiohook",
        type is "open" or "close" or "ping" or "update" or "discarded" or "paused" or "resumed" or "error" or "audio" ? type : "other").Inc();
}
