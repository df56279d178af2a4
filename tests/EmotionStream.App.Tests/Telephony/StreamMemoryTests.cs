using EmotionStream.App.Telephony;
using EmotionStream.App.Telephony.Twilio;

namespace EmotionStream.App.Tests.Telephony;

/// <summary>What a stream holds does not grow with its length.</summary>
[Collection(nameof(WholeHeap))]
public sealed class StreamMemoryTests
{
    private const int Streams = 20;

    [Fact]
    public void Stream_HoldsNoMoreAfterMinutesThanAfterSeconds()
    {
        var bench = new SessionBench();
        var voice = CallSound.Voice(5);
        var sessions = Enumerable.Range(0, Streams).Select(i => Start(bench, $"call-{i}")).ToArray();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Play(sessions, voice, from: 0);
        var afterSeconds = (GC.GetTotalMemory(forceFullCollection: true) - before) / Streams;
        for (var minute = 1; minute < 8; minute++)
            Play(sessions, voice, from: minute);
        var afterMore = (GC.GetTotalMemory(forceFullCollection: true) - before) / Streams;

        TestContext.Current.TestOutputHelper?.WriteLine($"a stream holds {afterSeconds / 1024} KB after 5 s, {afterMore / 1024} KB after 40 s");
        Assert.InRange(afterMore, 0, 1024 * 1024);
        Assert.InRange(afterMore, 0, (afterSeconds * 5 / 4) + (16 * 1024));
        GC.KeepAlive(sessions);
    }

    private static TwilioSession Start(SessionBench bench, string call)
    {
        var session = new TwilioSession(bench.Context);
        session.ReceiveText(SessionBench.Json(TwilioMessages.Connected));
        session.ReceiveText(SessionBench.Json(TwilioMessages.Start(call: call)));
        return session;
    }

    private static void Play(TwilioSession[] sessions, byte[] voice, int from)
    {
        var messages = voice.Length / 160;
        var sound = TwilioMessages.MediaOf(voice, 2 + (from * messages), from * 5000).Select(message => SessionBench.Json(message)).ToArray();
        foreach (var session in sessions)
        {
            foreach (var message in sound)
                session.ReceiveText(message);
            session.Outbox.Records.Clear();
        }
    }
}
