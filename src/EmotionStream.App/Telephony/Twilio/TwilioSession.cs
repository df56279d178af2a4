using System.Text.Json;
using EmotionStream.Audio.Sources;

namespace EmotionStream.App.Telephony.Twilio;

/// <summary>
/// One stream of Twilio Media Streams: <c>connected</c>, <c>start</c>, then <c>media</c>, <c>dtmf</c>, <c>mark</c> in any order, <c>stop</c>. Messages are put in order by
/// <c>sequenceNumber</c>, sound is placed by <c>media.timestamp</c>.
/// </summary>
/// <param name="context">What streams share.</param>
internal sealed class TwilioSession(CallContext context) : ICallSession
{
    /// <summary>Timestamps wander by a frame or two; the sound is taken as continuous within this.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan LongestCall = TimeSpan.FromDays(7);
    private const int SampleRate = 8000;

    private State _state = State.Connecting;
    private CustomerCall? _call;
    private SequenceWindow<TwilioEvent>? _window;
    private string _stream = "";
    private TwilioTrack _track = context.Settings.Twilio.CustomerTrack;
    private bool _stopped;

    private enum State
    {
        Connecting,
        Starting,
        Streaming,
        Finished,
    }

    /// <inheritdoc/>
    public CallOutbox Outbox { get; } = new();

    /// <inheritdoc/>
    public bool IsOpen => _state >= State.Streaming;

    /// <inheritdoc/>
    public bool IsEnding { get; private set; }

    /// <inheritdoc/>
    public bool IsFinished => _state == State.Finished;

    /// <inheritdoc/>
    public void ReceiveText(ReadOnlyMemory<byte> message)
    {
        using var document = CallMessage.Parse(message);
        var root = document.RootElement;
        var kind = CallMessage.Text(root, "event");
        Count(kind);
        switch (_state)
        {
            case State.Connecting when kind == "connected":
                Connect(root);
                break;
            case State.Starting when kind == "start":
                Start(root);
                break;
            case State.Connecting or State.Starting:
                throw CallProtocolException.OutOfTurn($"{(_state == State.Connecting ? "connected" : "start")} must come first");
            case State.Streaming when kind is "connected" or "start":
                throw CallProtocolException.OutOfTurn($"a second {kind}");
            case State.Streaming:
                Stream(root, kind);
                break;
        }
    }

    /// <inheritdoc/>
    public void ReceiveBinary(ReadOnlyMemory<byte> message) =>
        throw CallProtocolException.Unsupported("binary messages are not part of Twilio Media Streams");

    /// <inheritdoc/>
    public void Fail(CallProtocolException problem) => End();

    /// <inheritdoc/>
    public void Leave() => End();

    /// <inheritdoc/>
    public void End()
    {
        if (_state == State.Streaming)
            Play(last: true);
        _call?.End(mayComeBack: !_stopped);
        _state = State.Finished;
    }

    private void Connect(JsonElement message)
    {
        if (CallMessage.OptionalText(message, "protocol") is { } protocol && protocol != "Call")
            throw CallProtocolException.Unsupported("the protocol is not Call");
        if (CallMessage.OptionalText(message, "version") is { } version && !version.StartsWith("1.", StringComparison.Ordinal))
            throw CallProtocolException.Unsupported("the protocol's version is not 1");
        _state = State.Starting;
    }

    private void Start(JsonElement message)
    {
        var start = CallMessage.Object(message, "start");
        var format = CallMessage.Object(start, "mediaFormat");
        if (CallMessage.Text(format, "encoding") != "audio/x-mulaw" || CallMessage.Number(format, "sampleRate") != SampleRate || CallMessage.Number(format, "channels") != 1)
            throw CallProtocolException.Unsupported("the sound is not audio/x-mulaw, 8000 samples a second, 1 channel");
        var parameters = start.TryGetProperty("customParameters", out var custom) ? custom : default;
        if (CallMessage.OptionalText(parameters, "customerTrack") is { } track)
            _track = Track(track) ?? throw CallProtocolException.Malformed("the parameter customerTrack is neither inbound nor outbound");
        RequireTrack(start);
        _stream = CallMessage.Text(message, "streamSid");
        var interaction = CallMessage.OptionalText(parameters, "interactionId") is { Length: > 0 } given ? given : CallMessage.Text(start, "callSid");
        var identity = CallIdentity.Create(interaction, name => CallMessage.OptionalText(parameters, name));
        _window = new(CallMessage.Number(message, "sequenceNumber") + 1);
        _call = new(CallProtocol.Twilio, identity, context, Outbox, SampleEncoding.MuLaw, SampleRate);
        _state = State.Streaming;
    }

    private void RequireTrack(JsonElement start)
    {
        if (!start.TryGetProperty("tracks", out var tracks) || tracks.ValueKind != JsonValueKind.Array)
            throw CallProtocolException.Malformed("the list tracks is missing");
        if (!tracks.EnumerateArray().Any(track => track.ValueKind == JsonValueKind.String && Track(track.GetString()) == _track))
        {
            throw CallProtocolException.Unsupported(
                $"the stream lacks the customer's track, {_track.ToString().ToLowerInvariant()}: set <Stream track=\"both_tracks\">");
        }
    }

    private void Stream(JsonElement message, string kind)
    {
        if (CallMessage.Text(message, "streamSid") != _stream)
            throw CallProtocolException.Malformed("streamSid is another stream's");
        var number = CallMessage.Number(message, "sequenceNumber");
        IsEnding |= kind == "stop";
        var found = kind switch
        {
            "media" => Media(CallMessage.Object(message, "media")),
            "stop" => new TwilioEvent(TwilioEventKind.Stop, 0, []),
            _ => new TwilioEvent(TwilioEventKind.Other, 0, []),
        };
        var (held, lost) = (_window!.Held, _window.Lost);
        if (!_window.Add(number, found))
            Reordered("late");
        Play(last: false);
        if (_window.Lost > lost)
            Reordered("lost", _window.Lost - lost);
        else if (_window.Held < held)
            Reordered("restored", held - _window.Held);
    }

    private TwilioEvent Media(JsonElement media)
    {
        // An employee's sound ends here: its payload isn't even decoded.
        var track = Track(CallMessage.Text(media, "track")) ?? throw CallProtocolException.Malformed("media.track is neither inbound nor outbound");
        if (track != _track)
            return new TwilioEvent(TwilioEventKind.Other, 0, []);
        if (!media.TryGetProperty("payload", out var payload) || payload.ValueKind != JsonValueKind.String || !payload.TryGetBytesFromBase64(out var codes))
            throw CallProtocolException.Malformed("media.payload is not base64");
        var timestamp = CallMessage.Number(media, "timestamp");
        return timestamp <= LongestCall.TotalMilliseconds
            ? new TwilioEvent(TwilioEventKind.CustomerMedia, timestamp, codes)
            : throw CallProtocolException.Malformed("media.timestamp is beyond a week");
    }

    private void Play(bool last)
    {
        while (_window!.TryTake(out var found, last))
        {
            if (found.Kind == TwilioEventKind.CustomerMedia)
                Play(TimeSpan.FromMilliseconds(found.Timestamp), found.Codes);
            if (found.Kind != TwilioEventKind.Stop)
                continue;
            _stopped = true;
            _call!.End(mayComeBack: false);
            _state = State.Finished;
            return;
        }
    }

    private void Play(TimeSpan at, ReadOnlySpan<byte> codes)
    {
        var gap = at - _call!.Position;
        if (_call.Position == TimeSpan.Zero || gap > Tolerance)
        {
            _call.Miss(gap, _call.Position == TimeSpan.Zero ? "lead" : "lost");
        }
        else if (gap < -Tolerance)
        {
            // Sound of a time that has been heard, or filled: only what goes beyond it is new.
            var known = (long)Math.Round(-gap.TotalSeconds * SampleRate);
            Reordered("late");
            codes = known >= codes.Length ? [] : codes[(int)known..];
        }

        _call.Hear(codes);
    }

    private static TwilioTrack? Track(string? name) => name switch
    {
        "inbound" or "inbound_track" => TwilioTrack.Inbound,
        "outbound" or "outbound_track" => TwilioTrack.Outbound,
        _ => null,
    };

    private void Count(string kind) => context.Metrics.Messages
        .WithLabels("twilio", kind is "connected" or "start" or "media" or "dtmf" or "mark" or "stop" ? kind : "other").Inc();

    private void Reordered(string outcome, long messages = 1) => context.Metrics.Reordered.WithLabels("twilio", outcome).Inc(messages);
}
