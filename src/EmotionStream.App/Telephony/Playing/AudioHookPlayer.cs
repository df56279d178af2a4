using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text.Json;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Telephony.AudioHook;
using EmotionStream.Audio.Sources;
using EmotionStream.Audio.Telephone;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Telephony.Playing;

/// <summary>
/// Plays a call as an AudioHook client: offers the file's channels, sends what the server chooses in frames of 100 ms, pings, obeys pause, resume and
/// disconnect, and closes.
/// </summary>
/// <param name="plan">The call.</param>
/// <param name="isProbe">Whether only to ask if somebody is there.</param>
/// <param name="time">The clock.</param>
internal sealed class AudioHookPlayer(CallPlan plan, bool isProbe, TimeProvider time)
{
    private const int FrameMilliseconds = 100;
    private static readonly TimeSpan OpenTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(5);

    private readonly Guid _session = Guid.NewGuid();
    private readonly Guid _conversation = isProbe ? Guid.Empty : plan.InteractionId is { } id ? Guid.Parse(id) : Guid.NewGuid();
    private readonly List<TimeSpan> _roundTrips = [];
    private PlayerSocket _socket = null!;
    private Pace _pace = new(time, plan.Speed);
    private AudioHookMedia? _media;
    private long _seq;
    private long _serverSeq;
    private TimeSpan _position;
    private (long Seq, long At)? _ping;
    private TimeSpan? _pausedAt;
    private string? _leaving;
    private bool _isClosed;

    /// <summary>Plays the call.</summary>
    /// <param name="cancellation">Ends it early, as hanging up does.</param>
    /// <exception cref="CommandException">The server refuses, or finds something wrong.</exception>
    public async Task<PlayedCall> PlayAsync(CancellationToken cancellation)
    {
        using var sound = isProbe ? null : new TelephoneSound(plan.File);
        if (sound is not null && sound.Channels != plan.Speakers.Count)
            throw CommandException.Usage($"{plan.File} has {sound.Channels} channels and {plan.Speakers.Count} named. Say who speaks in each, e.g. --channels customer,agent.");
        await using var socket = await PlayerSocket.ConnectAsync(plan.Target, Headers(), time, cancellation);
        _socket = socket;
        await SendAsync("open", Open);
        await ExpectAsync("opened", OpenTimeout);
        _pace = new Pace(time, plan.Speed);
        if (sound is not null && _media is not null && _leaving is null)
            await PlayAsync(sound, cancellation);
        if (!_isClosed)
        {
            await SendAsync("close", json => json.WriteString("reason", _leaving is null ? "end" : "disconnect"));
            await ExpectAsync("closed", CloseTimeout);
        }

        await socket.CloseAsync(CloseTimeout);
        if (_leaving is { } words && words.Length > 0)
            throw new CommandException($"the server asked to disconnect: {words}");
        return new PlayedCall(_conversation.ToString(), _position, _pace.Elapsed, Remark());
    }

    private async Task PlayAsync(TelephoneSound sound, CancellationToken cancellation)
    {
        var frame = Enumerable.Range(0, sound.Channels).Select(_ => new short[TelephoneLine.SampleRate * FrameMilliseconds / 1000]).ToArray();
        var chosen = _media!.Channels.Select(Channel).ToArray();
        var nextPing = TimeSpan.FromSeconds(1);
        try
        {
            while (_leaving is null && sound.Read(frame) is > 0 and var count)
            {
                var length = TimeSpan.FromSeconds((double)count / TelephoneLine.SampleRate);
                await _pace.WaitAsync(_position + length, cancellation);
                if (_pausedAt is null)
                    await _socket.SendAsync(Encode(frame, chosen, count), WebSocketMessageType.Binary, CancellationToken.None);
                _position += length;
                if (_pace.Elapsed >= nextPing)
                {
                    nextPing = _pace.Elapsed + PingInterval;
                    await PingAsync();
                }

                while (_socket.TryReceive(out var message))
                    await ObeyAsync(message);
            }
        }
        catch (OperationCanceledException)
        {
            // Hung up: the session still closes as it should.
        }
    }

    private int Channel(string name)
    {
        for (var i = 0; i < plan.Speakers.Count; i++)
        {
            if (plan.Speakers[i] is { } speaker && (speaker == Speaker.Customer) == (name == AudioHookMedia.External))
                return i;
        }

        throw new CommandException($"the server chose the channel {name}, which was not offered");
    }

    private byte[] Encode(short[][] frame, int[] chosen, int count)
    {
        var size = SampleDecoder.BytesPerSample(_media!.Encoding);
        var bytes = new byte[count * chosen.Length * size];
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            foreach (var channel in chosen)
            {
                if (size == 1)
                    bytes[at] = G711.PcmToMuLaw(frame[channel][i]);
                else
                    BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(at), frame[channel][i]);
                at += size;
            }
        }

        return bytes;
    }

    private async Task PingAsync()
    {
        if (_ping is not null)
            throw new CommandException($"the server left a ping unanswered for {PingInterval.TotalSeconds:0} s");
        await SendAsync("ping", json =>
        {
            if (_roundTrips.Count > 0)
                json.WriteString("rtt", StreamDuration.Format(_roundTrips[^1]));
        });
        _ping = (_seq, time.GetTimestamp());
    }

    private async Task ExpectAsync(string type, TimeSpan within)
    {
        while (true)
        {
            // A server that is told to close may still answer what came before.
            var received = await _socket.ReceiveAsync(type, within, CancellationToken.None);
            await ObeyAsync(received);
            if (CallMessage.OptionalText(received.Message, "type") == type || (type == "opened" && _leaving is not null))
                return;
        }
    }

    private async Task ObeyAsync(PlayerSocket.Received received)
    {
        var message = received.Message;
        try
        {
            if (CallMessage.Text(message, "version") != AudioHookMessage.Version || CallMessage.Number(message, "seq") != _serverSeq + 1)
                throw new CommandException("the server's messages are not counted as AudioHook version 2 counts them");
            _serverSeq++;
            var parameters = CallMessage.Object(message, "parameters");
            switch (CallMessage.Text(message, "type"))
            {
                case "opened":
                    Opened(parameters);
                    break;
                case "closed":
                    _isClosed = true;
                    break;
                case "disconnect":
                    _leaving = $"{CallMessage.Text(parameters, "reason")} {CallMessage.OptionalText(parameters, "info")}".Trim();
                    break;
                case "pong" when _ping is { } ping && CallMessage.Number(message, "clientseq") >= ping.Seq:
                    _roundTrips.Add(time.GetElapsedTime(ping.At, received.At));
                    _ping = null;
                    break;
                case "pause":
                    _pausedAt ??= _position;
                    await SendAsync("paused");
                    break;
                case "resume":
                    await ResumeAsync();
                    break;
            }
        }
        catch (CallProtocolException problem)
        {
            throw new CommandException($"the server sent what is not AudioHook version 2: {problem.Message}");
        }
    }

    private void Opened(JsonElement parameters)
    {
        if (!parameters.TryGetProperty("media", out var media) || media.ValueKind != JsonValueKind.Array || media.GetArrayLength() > 1)
            throw new CommandException("the server did not choose one medium");
        _media = media.EnumerateArray().Select(AudioHookMedia.Read).FirstOrDefault();
        if (parameters.TryGetProperty("startPaused", out var paused) && paused.ValueKind == JsonValueKind.True)
            _pausedAt = TimeSpan.Zero;
    }

    private async Task ResumeAsync()
    {
        var from = _pausedAt ?? _position;
        _pausedAt = null;
        await SendAsync("resumed", json =>
        {
            json.WriteString("start", StreamDuration.Format(from));
            json.WriteString("discarded", StreamDuration.Format(_position - from));
        });
    }

    private void Open(Utf8JsonWriter json)
    {
        json.WriteString("organizationId", Guid.NewGuid());
        json.WriteString("conversationId", _conversation);
        json.WriteStartObject("participant");
        json.WriteString("id", isProbe ? Guid.Empty : Guid.NewGuid());
        json.WriteString("ani", "");
        json.WriteString("aniName", "");
        json.WriteString("dnis", "");
        json.WriteEndObject();
        json.WriteStartArray("media");
        foreach (var channels in Offers())
            new AudioHookMedia(plan.Media, channels).Write(json);
        json.WriteEndArray();
        if (plan.Language is { } language)
            json.WriteString("language", language);
        if (plan.Parameters.Count == 0)
            return;
        json.WriteStartObject("customConfig");
        foreach (var (name, value) in plan.Parameters)
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    private IEnumerable<string[]> Offers()
    {
        var agent = plan.Speakers.Any(speaker => speaker is not (null or Speaker.Customer));
        if (plan.Has(Speaker.Customer) && agent)
            yield return [AudioHookMedia.External, AudioHookMedia.Internal];
        if (plan.Has(Speaker.Customer))
            yield return [AudioHookMedia.External];
        if (agent)
            yield return [AudioHookMedia.Internal];
    }

    private IEnumerable<(string, string)> Headers()
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [RequestSignature.Target] = plan.Target.PathAndQuery,
            [RequestSignature.Authority] = plan.Target.Authority,
            ["audiohook-organization-id"] = Guid.NewGuid().ToString(),
            ["audiohook-session-id"] = _session.ToString(),
            ["audiohook-correlation-id"] = Guid.NewGuid().ToString(),
        };
        if (plan.Key is { } key)
        {
            values[RequestSignature.KeyHeader] = key.ApiKey;
            var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
            var (input, signature) = RequestSignature.Create(key.ApiKey, key.Secret()!, values.GetValueOrDefault, nonce, time.GetUtcNow());
            yield return ("Signature-Input", input);
            yield return ("Signature", signature);
        }

        foreach (var (name, value) in values.Where(pair => !pair.Key.StartsWith('@')))
            yield return (name, value!);
    }

    private string Remark() => isProbe
        ? "the server answers a connection probe"
        : (_media is null ? "the server wanted no sound" : $"{_media.Format} {string.Join('+', _media.Channels)}")
            + (_roundTrips.Count > 0 ? $", ping {_roundTrips.Average(trip => trip.TotalMilliseconds):0.0} ms" : "");

    private Task SendAsync(string type, Action<Utf8JsonWriter>? parameters = null) => _socket.SendAsync(
        AudioHookMessage.Write(_session, type, ++_seq, ("serverseq", _serverSeq), parameters, _position), WebSocketMessageType.Text, CancellationToken.None);
}
