using EmotionStream.App.Telephony.AudioHook;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Telephony.Playing;

/// <summary>A call to be played to a listener, ours or another.</summary>
internal sealed record CallPlan
{
    /// <summary>Where to: ws:// or wss://.</summary>
    public required Uri Target { get; init; }

    /// <summary>The WAV file.</summary>
    public required string File { get; init; }

    /// <summary>Who speaks in each channel; null leaves one out.</summary>
    public required IReadOnlyList<Speaker?> Speakers { get; init; }

    /// <summary>How many seconds of sound pass in one; null = as fast as the other side takes it.</summary>
    public double? Speed { get; init; } = 1;

    /// <summary>The interaction; null = a new one.</summary>
    public string? InteractionId { get; init; }

    /// <summary>Custom parameters of the stream.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>Language of the call; AudioHook only.</summary>
    public string? Language { get; init; }

    /// <summary>Key of <c>X-Twilio-Signature</c>; null = unsigned.</summary>
    public string? AuthToken { get; init; }

    /// <summary>Credentials of the AudioHook signature; null = unsigned.</summary>
    public AudioHookKey? Key { get; init; }

    /// <summary>What is offered to an AudioHook server: PCMU or L16.</summary>
    public string Media { get; init; } = "PCMU";

    /// <summary>Whether a channel is somebody's.</summary>
    /// <param name="speaker">Who.</param>
    public bool Has(Speaker speaker) => Speakers.Contains(speaker);
}
