namespace EmotionStream.App.Telephony.Twilio;

/// <summary>The <c>Calls:Twilio</c> section.</summary>
internal sealed class TwilioSettings
{
    /// <summary>Whether the protocol is served.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Its path.</summary>
    public string Path { get; set; } = "/twilio";

    /// <summary>The account's auth token, key of <c>X-Twilio-Signature</c>; without it nobody is asked, which loopback alone allows.</summary>
    public string? AuthToken { get; set; }

    /// <summary>Which track is the customer's; a stream's custom parameter <c>customerTrack</c> overrides it.</summary>
    public TwilioTrack CustomerTrack { get; set; } = TwilioTrack.Inbound;
}
