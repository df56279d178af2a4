namespace EmotionStream.App.Telephony;

/// <summary>How a call's sound comes in.</summary>
internal enum CallProtocol
{
    /// <summary>Twilio Media Streams.</summary>
    Twilio,

    /// <summary>Genesys AudioHook.</summary>
    AudioHook,
}
