namespace EmotionStream.App.Tests.Telephony;

/// <summary>Messages of Twilio Media Streams, as its documentation shows them.</summary>
internal static class TwilioMessages
{
    public const string Stream = "MZ18ad3ab5a668481ce02b83e7395059f0";
    public const string Call = "CA6e1b1d6f7a0e4a2c9f2f6f3b9c1d2e3f";

    public static object Connected { get; } = new { @event = "connected", protocol = "Call", version = "1.0.0" };

    public static object Start(string[]? tracks = null, object? parameters = null, string encoding = "audio/x-mulaw", int rate = 8000, string call = Call) => new
    {
        @event = "start",
        sequenceNumber = "1",
        start = new
        {
            streamSid = Stream,
            accountSid = "AC00000000000000000000000000000000",
            callSid = call,
            tracks = tracks ?? ["inbound"],
            mediaFormat = new { encoding, sampleRate = rate, channels = 1 },
            customParameters = parameters ?? new { },
        },
        streamSid = Stream,
    };

    public static object Media(long number, long timestamp, byte[] codes, string track = "inbound") =>
        Media(number, timestamp, Convert.ToBase64String(codes), track);

    public static object Media(long number, long timestamp, string payload, string track = "inbound") => new
    {
        @event = "media",
        sequenceNumber = number.ToString(),
        media = new { track, chunk = "1", timestamp = timestamp.ToString(), payload },
        streamSid = Stream,
    };

    public static object Key(long number) =>
        new { @event = "dtmf", streamSid = Stream, sequenceNumber = number.ToString(), dtmf = new { track = "inbound_track", digit = "1" } };

    public static object Mark(long number) => new { @event = "mark", sequenceNumber = number.ToString(), streamSid = Stream, mark = new { name = "m" } };

    public static object Stop(long number) => new
    {
        @event = "stop", sequenceNumber = number.ToString(), streamSid = Stream, stop = new { accountSid = "AC00000000000000000000000000000000", callSid = Call },
    };

    /// <summary>20 ms a message, from number 2 on.</summary>
    public static IEnumerable<object> MediaOf(byte[] codes, long firstNumber = 2, long firstTimestamp = 0) =>
        codes.Chunk(160).Select((chunk, i) => Media(firstNumber + i, firstTimestamp + (20 * i), chunk));
}
