namespace EmotionStream.App.Telephony.Twilio;

/// <summary>A numbered message of a stream, as far as it matters here.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Timestamp">Milliseconds from the start of the stream to its first sample, for the customer's sound.</param>
/// <param name="Codes">The customer's sound, µ-law; empty else. Sound of another track is dropped before it is decoded.</param>
internal readonly record struct TwilioEvent(TwilioEventKind Kind, long Timestamp, byte[] Codes);
