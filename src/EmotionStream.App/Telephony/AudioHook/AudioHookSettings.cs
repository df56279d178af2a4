namespace EmotionStream.App.Telephony.AudioHook;

/// <summary>The <c>Calls:AudioHook</c> section.</summary>
internal sealed class AudioHookSettings
{
    /// <summary>Whether the protocol is served.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Its path.</summary>
    public string Path { get; set; } = "/audiohook";

    /// <summary>Who may connect; without any nobody is asked, which loopback alone allows.</summary>
    public List<AudioHookKey> Keys { get; set; } = [];
}
