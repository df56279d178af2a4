namespace EmotionStream.App.Telephony.Twilio;

/// <summary>A direction of a call leg, as Twilio sees it.</summary>
internal enum TwilioTrack
{
    /// <summary>What Twilio hears from the leg: its party speaks.</summary>
    Inbound,

    /// <summary>What Twilio says into the leg: its party listens.</summary>
    Outbound,
}
