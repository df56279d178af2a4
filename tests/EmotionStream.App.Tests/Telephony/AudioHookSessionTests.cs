using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using EmotionStream.App.Telephony;
using EmotionStream.App.Telephony.AudioHook;
using EmotionStream.Audio.Sources;

namespace EmotionStream.App.Tests.Telephony;

/// <summary>What an AudioHook session becomes, message by message, and what is answered.</summary>
public sealed class AudioHookSessionTests
{
    private static readonly byte[] Voice = CallSound.Voice(5.5);
    private static readonly byte[] Agent = CallSound.Voice(5.5, hertz: 220);
    private readonly SessionBench _bench = new();
    private readonly DateTimeOffset _began;
    private readonly AudioHookSession _session;
    private readonly AudioHookClient _client;

    public AudioHookSessionTests()
    {
        _began = _bench.Time.GetUtcNow();
        _session = new AudioHookSession(_bench.Context, Guid.Parse(AudioHookClient.Session));
        _client = new AudioHookClient(_session);
    }

    private JsonElement LastReply => SessionBench.Replies(_session)[^1];

    [Fact]
    public void Session_FromOpenToClose_IsStartedTheFeaturesOfTheSoundAndEnded()
    {
        _client.Open(AudioHookClient.Mono);
        Assert.Equal(
            """{"version":"2","id":"30b0e395-84d3-4570-ac13-9a62d8f514c0","type":"opened","seq":1,"clientseq":1,"parameters":{"startPaused":false,"media":[{"type":"audio","format":"PCMU","channels":["external"],"rate":8000}]}}""",
            LastReply.GetRawText());
        _client.Speak(Voice);
        _client.Send("close", new { reason = "end" });

        Assert.Equal(CallSound.Records(Voice, AudioHookClient.Conversation, _began), SessionBench.Features(_session));
        Assert.Equal(
            [
                $$"""{"interactionId":"{{AudioHookClient.Conversation}}","time":"2026-11-22T09:00:00.123Z","type":"started","channel":"voice"}""",
                $$"""{"interactionId":"{{AudioHookClient.Conversation}}","time":"2026-11-22T09:00:05.623Z","type":"ended"}""",
            ],
            SessionBench.Events(_session));
        Assert.Equal(
            """{"version":"2","id":"30b0e395-84d3-4570-ac13-9a62d8f514c0","type":"closed","seq":2,"clientseq":2,"parameters":{}}""", LastReply.GetRawText());
        Assert.True(_session.IsFinished);
    }

    [Fact]
    public void Media_CustomersChannelAlone_IsPreferred_SoThatNoEmployeeIsSent()
    {
        _client.Open(AudioHookClient.Stereo, AudioHookClient.Employee, AudioHookClient.Mono);

        Assert.Equal(["external"], Channels());
    }

    [Fact]
    public void Media_BothChannels_TheEmployeesIsDropped()
    {
        _client.Open(AudioHookClient.Stereo);
        var both = Interleave(Voice, Agent);
        foreach (var frame in both.Chunk(1600))
            _client.Speak(frame, frame.Length / 2);
        _client.Send("close", new { reason = "end" });

        Assert.Equal(["external", "internal"], Channels());
        Assert.Equal(CallSound.Records(Voice, AudioHookClient.Conversation, _began), SessionBench.Features(_session));
    }

    [Fact]
    public void Media_EmployeeFirst_TheCustomerIsFound()
    {
        _client.Open(new { type = "audio", format = "PCMU", channels = new[] { "internal", "external" }, rate = 8000 });
        _client.Speak(Interleave(Agent, Voice), Voice.Length);
        _client.Send("close", new { reason = "end" });

        Assert.Equal(CallSound.Records(Voice, AudioHookClient.Conversation, _began), SessionBench.Features(_session));
    }

    [Fact]
    public void Media_L16_IsHeardInFullWidth()
    {
        var samples = MemoryMarshal.AsBytes<short>(Voice.Select(G711.MuLawToPcm).ToArray()).ToArray();
        _client.Open(new { type = "audio", format = "L16", channels = new[] { "external" }, rate = 8000 });
        _client.Speak(samples, Voice.Length);
        _client.Send("close", new { reason = "end" });

        Assert.Equal(CallSound.Records(samples, AudioHookClient.Conversation, _began, SampleEncoding.Pcm16), SessionBench.Features(_session));
    }

    [Fact]
    public void Media_NoneWithACustomer_IsRefused()
    {
        object[] useless =
        [
            AudioHookClient.Employee,
            new { type = "audio", format = "OPUS", channels = new[] { "external" }, rate = 8000 },
            new { type = "audio", format = "PCMU", channels = new[] { "external" }, rate = 16000 },
            new { type = "audio", format = "PCMU", channels = new[] { "external", "external" }, rate = 8000 },
        ];

        Assert.Equal("unsupported", Assert.Throws<CallProtocolException>(() => _client.Open(useless)).Kind);
        Assert.Empty(_session.Outbox.Records);
    }

    [Fact]
    public void Probe_IsAnsweredAndIsNoCall()
    {
        _client.Open(AudioHookClient.Nobody, [AudioHookClient.Stereo]);
        _client.Send("close", new { reason = "end" });

        Assert.Equal(["opened", "closed"], SessionBench.Replies(_session).Select(Type));
        Assert.Empty(_session.Outbox.Records);
    }

    [Fact]
    public void Ping_IsAnsweredWithItsNumber()
    {
        _client.Open(AudioHookClient.Mono);
        _client.Send("ping");
        _client.Send("ping", new { rtt = "PT0.02S" });

        Assert.Equal([("pong", 2, 2), ("pong", 3, 3)], SessionBench.Replies(_session).Skip(1)
            .Select(reply => (Type(reply), reply.GetProperty("seq").GetInt32(), reply.GetProperty("clientseq").GetInt32())));
    }

    [Fact]
    public void OwnFields_NameTheDimensions_AndTelephoneNumbersGoNowhere()
    {
        _client.Open(AudioHookClient.Conversation, [AudioHookClient.Mono], customConfig: new { queue = "billing", customerId = "c-7" }, language: "fr-FR", supportedLanguages: true);

        var started = Assert.Single(SessionBench.Events(_session));
        Assert.Contains("\"customerId\":\"c-7\",\"channel\":\"voice\",\"queue\":\"billing\",\"language\":\"fr-FR\"", started, StringComparison.Ordinal);
        Assert.DoesNotContain("555", started, StringComparison.Ordinal);
        Assert.Equal(0, LastReply.GetProperty("parameters").GetProperty("supportedLanguages").GetArrayLength());
    }

    [Fact]
    public void Update_IsAnswered()
    {
        _client.Open(AudioHookClient.Mono);
        _client.Send("update", new { language = "en-US" });

        Assert.Equal("updated", Type(LastReply));
    }

    [Fact]
    public void Discarded_ShortSound_IsSilenceOfItsLength()
    {
        var silenced = Voice.ToArray();
        silenced.AsSpan(16_000, 8_000).Fill(0xFF);
        _client.Open(AudioHookClient.Mono);
        _client.Speak(Voice[..16_000]);
        _client.Send("discarded", new { start = "PT2S", discarded = "PT1S" });
        _client.Speak(Voice[24_000..]);
        _client.Send("close", new { reason = "end" });

        Assert.Equal(CallSound.Records(silenced, AudioHookClient.Conversation, _began), SessionBench.Features(_session));
    }

    [Fact]
    public async Task Paused_ForLong_MeasuringBeginsAnew_AtItsOwnTime()
    {
        _client.Open(AudioHookClient.Mono);
        _client.Speak(Voice);
        _client.Send("paused");
        _client.Send("resumed", new { start = "PT5.5S", discarded = "PT54.5S" });
        _client.Speak(Voice);
        _client.Send("close", new { reason = "end" });

        Assert.Equal(
            [.. CallSound.Records(Voice, AudioHookClient.Conversation, _began), .. CallSound.Records(Voice, AudioHookClient.Conversation, _began + TimeSpan.FromSeconds(60))],
            SessionBench.Features(_session));
        Assert.Equal(54.5, await _bench.CountAsync("""emotionstream_call_missed_seconds_total{protocol="audiohook",cause="paused"}"""), 1e-6);
    }

    [Fact]
    public void ClientsError_IsTaken_AndTheSessionGoesOn()
    {
        _client.Open(AudioHookClient.Mono);
        _client.Send("error", new { code = 409, message = "something" });
        _client.Speak(Voice[..800]);

        Assert.False(_session.IsFinished);
    }

    [Theory]
    [InlineData("end", true)]
    [InlineData("disconnect", true)]
    [InlineData("error", false)]
    [InlineData("reconnect", false)]
    public void Close_SaysWhetherTheCallIsOver(string reason, bool isOver)
    {
        _client.Open(AudioHookClient.Mono);
        _client.Speak(Voice);
        _client.Send("close", new { reason });

        Assert.Equal("closed", Type(LastReply));
        Assert.Equal(isOver ? 2 : 1, SessionBench.Events(_session).Length);
        _bench.Time.Advance(_bench.Settings.ReconnectTime);
        Assert.Equal(isOver ? 0 : 1, _bench.Late.Count());
    }

    [Fact]
    public void Reconnected_IsOneInteraction()
    {
        _client.Open(AudioHookClient.Mono);
        _client.Speak(Voice);
        _client.Send("close", new { reason = "reconnect" });
        _bench.Time.Advance(TimeSpan.FromSeconds(2));

        var next = new AudioHookSession(_bench.Context, null);
        var client = new AudioHookClient(next, "5a0a5a9f-9b0d-4c61-8b3a-2a1f0ad1a6b7");
        client.Open(AudioHookClient.Mono);
        client.Speak(Voice);
        client.Send("close", new { reason = "end" });
        _bench.Time.Advance(_bench.Settings.ReconnectTime * 2);

        Assert.Contains("\"ended\"", Assert.Single(SessionBench.Events(next)), StringComparison.Ordinal);
        Assert.Empty(_bench.Late);
    }

    public static TheoryData<string, string> Mistakes() => new()
    {
        { """{"version":"1","id":"SESSION","type":"ping","seq":2,"serverseq":1,"position":"PT0S","parameters":{}}""", "unsupported" },
        { """{"version":"2","id":"090eaa2f-72fa-480a-83e0-8667ff89c0ec","type":"ping","seq":2,"serverseq":1,"position":"PT0S","parameters":{}}""", "malformed" },
        { """{"version":"2","id":"SESSION","type":"ping","seq":4,"serverseq":1,"position":"PT0S","parameters":{}}""", "out-of-turn" },
        { """{"version":"2","id":"SESSION","type":"ping","seq":1,"serverseq":1,"position":"PT0S","parameters":{}}""", "out-of-turn" },
        { """{"version":"2","id":"SESSION","type":"ping","seq":2,"serverseq":7,"position":"PT0S","parameters":{}}""", "out-of-turn" },
        { """{"version":"2","id":"SESSION","type":"ping","seq":2,"serverseq":1,"position":"5s","parameters":{}}""", "malformed" },
        { """{"version":"2","id":"SESSION","type":"ping","seq":2,"serverseq":1,"position":"PT99999999999999999999S","parameters":{}}""", "malformed" },
        { """{"version":"2","id":"SESSION","type":"ping","seq":2,"serverseq":1,"position":"PT0S"}""", "malformed" },
        { """{"version":"2","id":"SESSION","type":"dance","seq":2,"serverseq":1,"position":"PT0S","parameters":{}}""", "malformed" },
        { """{"version":"2","id":"SESSION","type":"open","seq":2,"serverseq":1,"position":"PT0S","parameters":{}}""", "out-of-turn" },
        { """{"version":"2","id":"SESSION","type":"close","seq":2,"serverseq":1,"position":"PT0S","parameters":{"reason":"boredom"}}""", "malformed" },
        { """{"version":"2","id":"SESSION","type":"discarded","seq":2,"serverseq":1,"position":"PT0S","parameters":{"start":"PT0S"}}""", "malformed" },
        { "}{", "malformed" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistake_IsToldToTheClient_WhoMayStillClose(string message, string kind)
    {
        _client.Open(AudioHookClient.Mono);

        var problem = Assert.Throws<CallProtocolException>(
            () => _session.ReceiveText(System.Text.Encoding.UTF8.GetBytes(message.Replace("SESSION", AudioHookClient.Session, StringComparison.Ordinal))));

        Assert.Equal(kind, problem.Kind);
        _session.Fail(problem);
        Assert.Equal("disconnect", Type(LastReply));
        Assert.Equal("error", LastReply.GetProperty("parameters").GetProperty("reason").GetString());
        Assert.False(_session.IsFinished);
        _session.ReceiveBinary(new byte[800]);
        _client.Send("ping");
        _client.Send("close", new { reason = "disconnect" });
        Assert.Equal(["opened", "disconnect", "closed"], SessionBench.Replies(_session).Select(Type));
        Assert.True(_session.IsFinished);
    }

    [Fact]
    public void Sound_OutOfTurnOrInPieces_IsRefused()
    {
        Assert.Equal(WebSocketCloseStatus.ProtocolError, Assert.Throws<CallProtocolException>(() => _session.ReceiveBinary(new byte[160])).Status);
        _client.Open(AudioHookClient.Stereo);
        Assert.Equal("malformed", Assert.Throws<CallProtocolException>(() => _session.ReceiveBinary(new byte[161])).Kind);
        Assert.Equal("malformed", Assert.Throws<CallProtocolException>(() => _session.ReceiveBinary(Array.Empty<byte>())).Kind);
        _client.Send("paused");
        Assert.Contains("paused", Assert.Throws<CallProtocolException>(() => _session.ReceiveBinary(new byte[160])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ListenerThatStops_AsksTheClientToGo()
    {
        _client.Open(AudioHookClient.Mono);
        _client.Speak(Voice);
        _session.Leave();

        Assert.Equal("completed", LastReply.GetProperty("parameters").GetProperty("reason").GetString());
        _client.Send("close", new { reason = "disconnect" });
        Assert.Equal(2, SessionBench.Events(_session).Length);
    }

    private static byte[] Interleave(byte[] first, byte[] second) => [.. first.Zip(second).SelectMany(pair => new[] { pair.First, pair.Second })];

    private static string? Type(JsonElement reply) => reply.GetProperty("type").GetString();

    private IEnumerable<string?> Channels() => SessionBench.Replies(_session)[0].GetProperty("parameters").GetProperty("media")[0].GetProperty("channels")
        .EnumerateArray().Select(channel => channel.GetString());
}
