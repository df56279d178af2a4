using System.Net.WebSockets;
using EmotionStream.App.Telephony;
using EmotionStream.App.Telephony.Twilio;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EmotionStream.App.Tests.Telephony;

/// <summary>What a stream of Twilio Media Streams becomes, message by message.</summary>
public sealed class TwilioSessionTests
{
    private static readonly byte[] Voice = CallSound.Voice(5.5);

    /// <summary>The number after the sound's, which begin with 2.</summary>
    private static readonly int AfterVoice = 2 + (Voice.Length / 160);
    private readonly SessionBench _bench = new();
    private readonly DateTimeOffset _began;

    public TwilioSessionTests() => _began = _bench.Time.GetUtcNow();

    [Fact]
    public void Stream_FromStartToStop_IsStartedTheFeaturesOfTheSoundAndEnded()
    {
        var session = Run([.. TwilioMessages.MediaOf(Voice), TwilioMessages.Stop(AfterVoice)]);

        Assert.Equal(CallSound.Records(Voice, TwilioMessages.Call, _began), SessionBench.Features(session));
        Assert.Equal(
            [
                $$"""{"interactionId":"{{TwilioMessages.Call}}","time":"2026-11-22T09:00:00.123Z","type":"started","channel":"voice"}""",
                $$"""{"interactionId":"{{TwilioMessages.Call}}","time":"2026-11-22T09:00:05.623Z","type":"ended"}""",
            ],
            SessionBench.Events(session));
        Assert.True(session.IsFinished);
        Assert.Empty(session.Outbox.Replies);
    }

    [Fact]
    public void CustomParameters_NameTheInteractionAndItsDimensions()
    {
        var session = Session(TwilioMessages.Connected, TwilioMessages.Start(parameters: new
        {
            interactionId = "i-42", customerId = "c-7", queue = "billing", agentId = "a-3", language = "fr",
        }));

        Assert.Equal(
            """{"interactionId":"i-42","time":"2026-11-22T09:00:00.123Z","type":"started","customerId":"c-7","channel":"voice","queue":"billing","agentId":"a-3","language":"fr"}""",
            Assert.Single(SessionBench.Events(session)));
    }

    [Fact]
    public void EmployeesTrack_IsNotEvenDecoded()
    {
        var mixed = Voice.Chunk(160).SelectMany((chunk, i) => new[]
        {
            TwilioMessages.Media(2 + (2 * i), 20 * i, chunk), TwilioMessages.Media(3 + (2 * i), 20 * i, "this is no base64!", track: "outbound"),
        });

        var session = Run([.. mixed, TwilioMessages.Stop(2 + (2 * (Voice.Length / 160)))], tracks: ["inbound", "outbound"]);

        Assert.Equal(CallSound.Records(Voice, TwilioMessages.Call, _began), SessionBench.Features(session));
    }

    [Fact]
    public void CustomersTrack_CanBeTheOther()
    {
        var messages = Voice.Chunk(160).Select((chunk, i) => TwilioMessages.Media(2 + i, 20 * i, chunk, track: "outbound"));

        var session = Session([TwilioMessages.Connected, TwilioMessages.Start(["outbound"], new { customerTrack = "outbound" }), .. messages, TwilioMessages.Stop(AfterVoice)]);

        Assert.Equal(CallSound.Records(Voice, TwilioMessages.Call, _began), SessionBench.Features(session));
    }

    [Fact]
    public void KeysMarksAndUnknownMessages_CountInTheSequenceAndChangeNothing()
    {
        var messages = new List<object>();
        foreach (var chunk in Voice.Chunk(160).Index())
        {
            var number = 2 + (4 * chunk.Index);
            messages.Add(TwilioMessages.Media(number, 20 * chunk.Index, chunk.Item));
            messages.Add(TwilioMessages.Key(number + 1));
            messages.Add(TwilioMessages.Mark(number + 2));
            messages.Add(new { @event = "novelty", sequenceNumber = number + 3, streamSid = TwilioMessages.Stream });
        }

        var session = Run([.. messages, TwilioMessages.Stop(2 + messages.Count)]);

        Assert.Equal(CallSound.Records(Voice, TwilioMessages.Call, _began), SessionBench.Features(session));
    }

    [Property(MaxTest = 20)]
    public void AnyDisorderWithinReach_IsTheSameSound(int seed)
    {
        // Each message is held back by at most eight others.
        var random = new Random(seed);
        var messages = TwilioMessages.MediaOf(Voice).Append(TwilioMessages.Stop(AfterVoice))
            .Select((message, i) => (message, place: i + (random.NextDouble() * 8))).OrderBy(pair => pair.place).Select(pair => pair.message);

        var session = Run(messages);

        Assert.Equal(CallSound.Records(Voice, TwilioMessages.Call, _began), SessionBench.Features(session));
        Assert.True(session.IsFinished);
    }

    [Fact]
    public async Task LostMedia_IsSilenceOfItsLength()
    {
        var all = TwilioMessages.MediaOf(Voice).ToArray();
        var silenced = Voice.ToArray();
        silenced.AsSpan(100 * 160, 10 * 160).Fill(0xFF);

        var session = Run([.. all[..100], .. all[110..], TwilioMessages.Stop(2 + all.Length)]);

        Assert.Equal(CallSound.Records(silenced, TwilioMessages.Call, _began), SessionBench.Features(session));
        Assert.Equal(0.2, await _bench.CountAsync("""emotionstream_call_missed_seconds_total{protocol="twilio",cause="lost"}"""), 1e-6);
        Assert.Equal(10, await _bench.CountAsync("""emotionstream_call_reordered_total{protocol="twilio",outcome="lost"}"""));
    }

    [Fact]
    public void LongGap_IsNotFilled_AndMeasuringBeginsAnewAfterIt()
    {
        var session = Run(
        [
            .. TwilioMessages.MediaOf(Voice), .. TwilioMessages.MediaOf(Voice, AfterVoice, firstTimestamp: 60_000), TwilioMessages.Stop((2 * AfterVoice) - 2),
        ]);

        Assert.Equal(
            [.. CallSound.Records(Voice, TwilioMessages.Call, _began), .. CallSound.Records(Voice, TwilioMessages.Call, _began + TimeSpan.FromSeconds(60))],
            SessionBench.Features(session));
        Assert.Contains("2026-11-22T09:01:05.623Z", SessionBench.Events(session)[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task MessagesThatComeTwice_CountOnce()
    {
        var session = Run([.. TwilioMessages.MediaOf(Voice).SelectMany(message => new[] { message, message }), TwilioMessages.Stop(AfterVoice)]);

        Assert.Equal(CallSound.Records(Voice, TwilioMessages.Call, _began), SessionBench.Features(session));
        Assert.Equal(Voice.Length / 160, await _bench.CountAsync("""emotionstream_call_reordered_total{protocol="twilio",outcome="late"}"""));
    }

    [Fact]
    public void SoundOfATimeAlreadyHeard_IsNotHeardAgain()
    {
        var messages = TwilioMessages.MediaOf(Voice).ToList();
        var again = TwilioMessages.MediaOf(Voice[..(50 * 160)], 2 + messages.Count);

        var session = Run([.. messages, .. again, TwilioMessages.Stop(2 + messages.Count + 50)]);

        Assert.Equal(CallSound.Records(Voice, TwilioMessages.Call, _began), SessionBench.Features(session));
    }

    [Fact]
    public void TimestampsThatWander_ByAFrameOrTwo_AreContinuousSound()
    {
        var messages = Voice.Chunk(160).Select((chunk, i) => TwilioMessages.Media(2 + i, (20 * i) + (i % 5 * 10), chunk));

        var session = Run([.. messages, TwilioMessages.Stop(AfterVoice)]);

        Assert.Equal(CallSound.Records(Voice, TwilioMessages.Call, _began), SessionBench.Features(session));
    }

    [Fact]
    public void Record_ComesAQuarterOfASecondAfterItsWindow_AtMost()
    {
        var session = Session(TwilioMessages.Connected, TwilioMessages.Start());
        var heard = 0;
        foreach (var message in TwilioMessages.MediaOf(Voice))
        {
            session.ReceiveText(SessionBench.Json(message));
            heard += 20;
            var complete = heard < 3250 ? 0 : 1 + ((heard - 3250) / 1000);
            Assert.True(SessionBench.Features(session).Length >= complete, $"{complete} windows ended 250 ms before {heard} ms");
        }
    }

    [Fact]
    public void BrokenOffStream_HasEnded_WhenNoOtherComesInTime()
    {
        var session = Run(TwilioMessages.MediaOf(Voice));
        session.End();
        session.End();
        Assert.Single(SessionBench.Events(session));
        Assert.Empty(_bench.Late);

        _bench.Time.Advance(_bench.Settings.ReconnectTime);

        Assert.Equal(
            $$"""{"interactionId":"{{TwilioMessages.Call}}","time":"2026-11-22T09:00:05.623Z","type":"ended"}""", Assert.Single(_bench.Late));
    }

    [Fact]
    public void BrokenOffStream_WhenAnotherGoesOn_IsOneInteraction()
    {
        Run(TwilioMessages.MediaOf(Voice)).End();
        _bench.Time.Advance(TimeSpan.FromSeconds(5));

        var second = Run([.. TwilioMessages.MediaOf(Voice)]);
        _bench.Time.Advance(_bench.Settings.ReconnectTime * 2);
        second.ReceiveText(SessionBench.Json(TwilioMessages.Stop(AfterVoice)));
        second.End();

        Assert.Empty(_bench.Late);
        Assert.Contains("\"ended\"", Assert.Single(SessionBench.Events(second)), StringComparison.Ordinal);
    }

    [Fact]
    public void Stop_WithSoundBeforeItMissing_IsNotWaitedOutForLong()
    {
        var session = Run([.. TwilioMessages.MediaOf(Voice[..^1600]), TwilioMessages.Stop(AfterVoice)]);
        Assert.True(session.IsEnding);
        Assert.False(session.IsFinished);

        session.End();

        Assert.Contains("\"ended\"", SessionBench.Events(session)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void ListenerThatStops_OwesTheLastWindowAndEndedOnly()
    {
        var session = Run(TwilioMessages.MediaOf(Voice));
        session.Leave();
        var rest = new List<CallRecord>();
        _bench.Calls.StopWaiting(rest);

        Assert.True(session.IsFinished);
        Assert.Equal(CallSound.Records(Voice, TwilioMessages.Call, _began), SessionBench.Features(session));
        Assert.Contains("\"ended\"", SessionBench.Text(Assert.Single(rest)), StringComparison.Ordinal);
    }

    public static TheoryData<string, string, WebSocketCloseStatus> Mistakes() => new()
    {
        { "no JSON", "malformed", WebSocketCloseStatus.InvalidPayloadData },
        { "[1]", "malformed", WebSocketCloseStatus.InvalidPayloadData },
        { "{}", "malformed", WebSocketCloseStatus.InvalidPayloadData },
        { """{"event":"connected","protocol":"Call","version":"1.0.0"}""", "out-of-turn", WebSocketCloseStatus.ProtocolError },
        { """{"event":"media","sequenceNumber":"2","streamSid":"another","media":{}}""", "malformed", WebSocketCloseStatus.InvalidPayloadData },
        { Media("2", "inbound", "0", "%%%"), "malformed", WebSocketCloseStatus.InvalidPayloadData },
        { Media("2", "sideways", "0", ""), "malformed", WebSocketCloseStatus.InvalidPayloadData },
        { Media("two", "inbound", "0", ""), "malformed", WebSocketCloseStatus.InvalidPayloadData },
        { Media("-2", "inbound", "0", ""), "malformed", WebSocketCloseStatus.InvalidPayloadData },
        { Media("2", "inbound", "-1", ""), "malformed", WebSocketCloseStatus.InvalidPayloadData },
        { Media("2", "inbound", "9007199254740992", ""), "malformed", WebSocketCloseStatus.InvalidPayloadData },
        { Media("2", "inbound", "99999999999999999999", ""), "malformed", WebSocketCloseStatus.InvalidPayloadData },
        { "{\"event\":\"media\",\"streamSid\":\"\\ud800\"}", "malformed", WebSocketCloseStatus.InvalidPayloadData },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistake_EndsTheStreamWithItsCause(string message, string kind, WebSocketCloseStatus status)
    {
        var session = Session(TwilioMessages.Connected, TwilioMessages.Start());

        var problem = Assert.Throws<CallProtocolException>(() => session.ReceiveText(System.Text.Encoding.UTF8.GetBytes(message)));

        Assert.Equal((kind, status), (problem.Kind, problem.Status));
        session.Fail(problem);
        Assert.True(session.IsFinished);
    }

    [Fact]
    public void Order_OfTheFirstMessages_IsFixed()
    {
        Assert.Equal("out-of-turn", Problem(TwilioMessages.Start()).Kind);
        Assert.Equal("out-of-turn", Problem(TwilioMessages.Connected, TwilioMessages.Connected).Kind);
        Assert.Equal("out-of-turn", Problem(TwilioMessages.Connected, TwilioMessages.Stop(1)).Kind);
        Assert.Equal("out-of-turn", Problem(TwilioMessages.Connected, TwilioMessages.Start(), TwilioMessages.Start()).Kind);
    }

    [Fact]
    public void SoundThatIsNoneOfTwilios_IsRefused()
    {
        Assert.Equal("unsupported", Problem(TwilioMessages.Connected, TwilioMessages.Start(encoding: "audio/opus")).Kind);
        Assert.Equal("unsupported", Problem(TwilioMessages.Connected, TwilioMessages.Start(rate: 16000)).Kind);
        Assert.Equal("unsupported", Problem(new { @event = "connected", protocol = "Other", version = "1.0.0" }).Kind);
        Assert.Equal("unsupported", Problem(new { @event = "connected", protocol = "Call", version = "2.0.0" }).Kind);
        Assert.Contains("both_tracks", Problem(TwilioMessages.Connected, TwilioMessages.Start(["outbound"])).Message, StringComparison.Ordinal);
        Assert.Equal("malformed", Problem(TwilioMessages.Connected, TwilioMessages.Start(parameters: new { customerId = new string('x', 300) })).Kind);
        Assert.Throws<CallProtocolException>(() => Session(TwilioMessages.Connected).ReceiveBinary(new byte[1]));
    }

    private static string Media(string number, string track, string timestamp, string payload) =>
        $$$"""{"event":"media","sequenceNumber":"{{{number}}}","streamSid":"{{{TwilioMessages.Stream}}}","media":{"track":"{{{track}}}","timestamp":"{{{timestamp}}}","payload":"{{{payload}}}"}}""";

    private CallProtocolException Problem(params object[] messages) => Assert.Throws<CallProtocolException>(() => Session(messages));

    private TwilioSession Run(IEnumerable<object> messages, string[]? tracks = null) => Session([TwilioMessages.Connected, TwilioMessages.Start(tracks), .. messages]);

    private TwilioSession Session(params IEnumerable<object> messages)
    {
        var session = new TwilioSession(_bench.Context);
        foreach (var message in messages)
            session.ReceiveText(SessionBench.Json(message));
        return session;
    }
}
