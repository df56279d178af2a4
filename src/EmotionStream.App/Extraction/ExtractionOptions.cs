using EmotionStream.Audio.Features;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Extraction;

/// <summary>What sound is read and how its records are made.</summary>
internal sealed record ExtractionOptions
{
    /// <summary>Interaction id; null = the file's name without its extension.</summary>
    public string? InteractionId { get; init; }

    /// <summary>Who speaks in each channel, null to leave one out; as a whole null = one channel, the customer's.</summary>
    public Speaker?[]? Speakers { get; init; }

    /// <summary>Event time of the first sample; null = now.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>The windows.</summary>
    public WindowOptions Windows { get; init; } = WindowOptions.Default;

    /// <summary>Whether windows without voice are left out.</summary>
    public bool VoicedOnly { get; init; }

    /// <summary>How the sound is stored.</summary>
    public SoundFormat Format { get; init; } = SoundFormat.Wav;

    /// <summary>Samples a second of sound without a header.</summary>
    public int Rate { get; init; } = 8000;
}
