namespace EmotionStream.App.Telephony.Twilio;

/// <summary>What a numbered message of a stream is.</summary>
internal enum TwilioEventKind
{
    /// <summary>The customer's sound.</summary>
    CustomerMedia,

    /// <summary>Sound of another track, a key, a mark, a message unknown here: it has a number, and nothing else that matters.</summary>
    Other,

    /// <summary>The end of the stream.</summary>
    Stop,
}
