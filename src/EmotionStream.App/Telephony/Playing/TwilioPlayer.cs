using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Telephony.Twilio;
using EmotionStream.Audio.Sources;
using EmotionStream.Audio.Telephone;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Telephony.Playing;

/// <summary>Plays a call as Twilio Media Streams sends one: 20 ms of µ-law a message, the customer's channel as <c>inbound</c>, the agent's as <c>outbound</c>.</summary>
/// <param name="plan">The call.</param>
/// <param name="time">The clock.</param>
internal sealed class TwilioPlayer(CallPlan plan, TimeProvider time)
{
    private const int FrameMilliseconds = 20;
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(10);

    private readonly string _account = Sid("AC");
    private readonly string _call = Sid("CA");
    private readonly string _stream = Sid("MZ");
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private long _sequence;

    /// <summary>Plays the call.</summary>
    /// <param name="cancellation">Ends it early, as hanging up does.</param>
    /// <exception cref="CommandException">The server refuses, or finds something wrong.</exception>
    public async Task<PlayedCall> PlayAsync(CancellationToken cancellation)
    {
        using var sound = new TelephoneSound(plan.File);
        var tracks = Tracks(sound.Channels);
        await using var socket = await PlayerSocket.ConnectAsync(plan.Target, Headers(), time, cancellation);
        await SendAsync(socket, Connected);
        await SendAsync(socket, json => Start(json, tracks));
        var pace = new Pace(time, plan.Speed);
        var frame = Enumerable.Range(0, sound.Channels).Select(_ => new short[TelephoneLine.SampleRate * FrameMilliseconds / 1000]).ToArray();
        var chunk = 0;
        var sent = TimeSpan.Zero;
        try
        {
            while (sound.Read(frame) is > 0 and var count)
            {
                // A frame can be sent when it has been spoken.
                var length = TimeSpan.FromSeconds((double)count / TelephoneLine.SampleRate);
                await pace.WaitAsync(sent + length, cancellation);
                chunk++;
                foreach (var (channel, track) in tracks)
                    await SendAsync(socket, json => Media(json, track, chunk, sent, frame[channel].AsSpan(0, count)));
                sent += length;
            }
        }
        catch (OperationCanceledException)
        {
            // Hung up: the stream still ends as it should.
        }

        await SendAsync(socket, Stop);
        await socket.CloseAsync(CloseTimeout);
        return new PlayedCall(plan.InteractionId ?? _call, sent, pace.Elapsed, "");
    }

    private static string Sid(string kind) => kind + Guid.NewGuid().ToString("N");

    private List<(int Channel, string Track)> Tracks(int channels)
    {
        if (channels != plan.Speakers.Count)
            throw CommandException.Usage($"{plan.File} has {channels} channels and {plan.Speakers.Count} named. Say who speaks in each, e.g. --channels customer,agent.");
        return [.. plan.Speakers.Index().Where(one => one.Item is not null).Select(one => (one.Index, one.Item == Speaker.Customer ? "inbound" : "outbound"))];
    }

    private IEnumerable<(string, string)> Headers()
    {
        if (plan.AuthToken is { } token)
            yield return (TwilioSignature.Header, TwilioSignature.Create(token, plan.Target.AbsoluteUri));
    }

    private static void Connected(Utf8JsonWriter json)
    {
        json.WriteString("event", "connected");
        json.WriteString("protocol", "Call");
        json.WriteString("version", "1.0.0");
    }

    private void Start(Utf8JsonWriter json, List<(int Channel, string Track)> tracks)
    {
        Head(json, "start");
        json.WriteStartObject("start");
        json.WriteString("accountSid", _account);
        json.WriteString("streamSid", _stream);
        json.WriteString("callSid", _call);
        json.WriteStartArray("tracks");
        foreach (var (_, track) in tracks)
            json.WriteStringValue(track);
        json.WriteEndArray();
        json.WriteStartObject("mediaFormat");
        json.WriteString("encoding", "audio/x-mulaw");
        json.WriteNumber("sampleRate", TelephoneLine.SampleRate);
        json.WriteNumber("channels", 1);
        json.WriteEndObject();
        json.WriteStartObject("customParameters");
        if (plan.InteractionId is { } id)
            json.WriteString("interactionId", id);
        foreach (var (name, value) in plan.Parameters)
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Media(Utf8JsonWriter json, string track, int chunk, TimeSpan at, ReadOnlySpan<short> samples)
    {
        Span<byte> codes = stackalloc byte[samples.Length];
        for (var i = 0; i < samples.Length; i++)
            codes[i] = G711.PcmToMuLaw(samples[i]);
        Head(json, "media");
        json.WriteStartObject("media");
        json.WriteString("track", track);
        json.WriteString("chunk", chunk.ToString());
        json.WriteString("timestamp", ((long)at.TotalMilliseconds).ToString());
        json.WriteBase64String("payload", codes);
        json.WriteEndObject();
    }

    private void Stop(Utf8JsonWriter json)
    {
        Head(json, "stop");
        json.WriteStartObject("stop");
        json.WriteString("accountSid", _account);
        json.WriteString("callSid", _call);
        json.WriteEndObject();
    }

    private void Head(Utf8JsonWriter json, string kind)
    {
        json.WriteString("event", kind);
        json.WriteString("sequenceNumber", (++_sequence).ToString());
        json.WriteString("streamSid", _stream);
    }

    private async Task SendAsync(PlayerSocket socket, Action<Utf8JsonWriter> write)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        await socket.SendAsync(_buffer.WrittenMemory, WebSocketMessageType.Text, CancellationToken.None);
    }
}
