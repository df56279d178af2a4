using EmotionStream.App.Telephony;
using EmotionStream.App.Telephony.AudioHook;

namespace EmotionStream.App.Tests.Telephony;

/// <summary>A client's side of a session: counts as AudioHook wants it counted.</summary>
internal sealed class AudioHookClient(ICallSession session, string id = AudioHookClient.Session)
{
    public const string Session = "30b0e395-84d3-4570-ac13-9a62d8f514c0";
    public const string Conversation = "090eaa2f-72fa-480a-83e0-8667ff89c0ec";
    public const string Nobody = "00000000-0000-0000-0000-000000000000";

    public static readonly object Mono = new { type = "audio", format = "PCMU", channels = new[] { "external" }, rate = 8000 };
    public static readonly object Stereo = new { type = "audio", format = "PCMU", channels = new[] { "external", "internal" }, rate = 8000 };
    public static readonly object Employee = new { type = "audio", format = "PCMU", channels = new[] { "internal" }, rate = 8000 };

    private long _seq;

    /// <summary>Messages of the server that the client says it has seen.</summary>
    public long ServerSeq { get; set; }

    public TimeSpan Position { get; set; }

    public object Message(string type, object? parameters = null, long? seq = null) => new
    {
        version = "2",
        id,
        type,
        seq = seq ?? ++_seq,
        serverseq = ServerSeq,
        position = StreamDuration.Format(Position),
        parameters = parameters ?? new { },
    };

    public void Send(string type, object? parameters = null)
    {
        session.ReceiveText(SessionBench.Json(Message(type, parameters)));
        ServerSeq = session.Outbox.Replies.Count;
    }

    public void Open(params object[] media) => Open(Conversation, media);

    public void Open(string conversation, object[] media, object? customConfig = null, string? language = null, bool supportedLanguages = false) => Send("open", new
    {
        organizationId = "d7934305-0972-4844-938e-9060eef73d05",
        conversationId = conversation,
        participant = new { id = conversation == Nobody ? Nobody : "883efee8-3d6c-4537-b500-6d7ca4b92fa0", ani = "+1-555-555-1234", aniName = "John Doe", dnis = "+1-800-555-6789" },
        media,
        customConfig,
        language,
        supportedLanguages,
    });

    public void Speak(ReadOnlySpan<byte> frame, int samples)
    {
        session.ReceiveBinary(frame.ToArray());
        Position += TimeSpan.FromSeconds((double)samples / CallSound.Rate);
    }

    /// <summary>Sends one channel of µ-law in frames of 100 ms.</summary>
    public void Speak(byte[] codes)
    {
        foreach (var frame in codes.Chunk(800))
            Speak(frame, frame.Length);
    }
}
