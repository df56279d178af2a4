using EmotionStream.App.Telephony;
using EmotionStream.App.Telephony.AudioHook;
using EmotionStream.App.Telephony.Twilio;
using FsCheck.Xunit;

namespace EmotionStream.App.Tests.Telephony;

/// <summary>Good messages with bytes changed: taken or refused, never a fault of ours.</summary>
public sealed class MutationTests
{
    private readonly SessionBench _bench = new();

    [Property(MaxTest = 300)]
    public void Twilio_ChangedMessages_AreTakenOrRefused(int seed)
    {
        var session = new TwilioSession(_bench.Context);
        object[] messages =
        [
            TwilioMessages.Connected, TwilioMessages.Start(["inbound", "outbound"], new { queue = "billing", customerTrack = "inbound" }),
            .. TwilioMessages.MediaOf(CallSound.Voice(0.2)), TwilioMessages.Key(12), TwilioMessages.Mark(13), TwilioMessages.Stop(14),
        ];

        Feed(session, messages.Select(SessionBench.Json), new Random(seed));
    }

    [Property(MaxTest = 300)]
    public void AudioHook_ChangedMessages_AreTakenOrRefused(int seed)
    {
        var session = new AudioHookSession(_bench.Context, null);
        var script = new AudioHookClient(new AudioHookSession(_bench.Context, null));
        script.Open(AudioHookClient.Stereo, AudioHookClient.Mono);
        var open = script.Message("open", new
        {
            organizationId = "d7934305-0972-4844-938e-9060eef73d05",
            conversationId = Guid.NewGuid(),
            participant = new { id = "883efee8-3d6c-4537-b500-6d7ca4b92fa0", ani = "", aniName = "", dnis = "" },
            media = new[] { AudioHookClient.Stereo },
        }, seq: 1);
        object[] messages =
        [
            open, script.Message("ping", new { rtt = "PT0.1S" }), script.Message("update", new { language = "fr-FR" }), script.Message("paused"),
            script.Message("resumed", new { start = "PT1S", discarded = "PT2.5S" }), script.Message("discarded", new { start = "PT1S", discarded = "PT9S" }),
            script.Message("error", new { code = 400, message = "m" }), script.Message("close", new { reason = "end" }),
        ];

        Feed(session, messages.Select(SessionBench.Json), new Random(seed));
    }

    private static void Feed(ICallSession session, IEnumerable<ReadOnlyMemory<byte>> messages, Random random)
    {
        foreach (var message in messages)
        {
            var bytes = message.ToArray();
            for (var changes = random.Next(3); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                session.ReceiveText(bytes.AsMemory(0, random.Next(20) == 0 ? random.Next(bytes.Length) : bytes.Length));
                session.ReceiveBinary(random.Next(2) == 0 ? bytes : new byte[320]);
            }
            catch (CallProtocolException problem)
            {
                if (random.Next(2) == 0)
                    session.Fail(problem);
            }
        }

        session.End();
    }
}
