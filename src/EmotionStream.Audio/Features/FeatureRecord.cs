using System.Buffers;
using System.Text.Json;
using EmotionStream.Core.Records;

namespace EmotionStream.Audio.Features;

/// <summary>Writes windows as records of <c>emotion.audio-features</c>, one JSON object each.</summary>
public static class FeatureRecord
{
    private const int SignificantDigits = 5;

    /// <summary>
    /// What is written of an employee's or a bot's channel: when there was speech. How a voice sounds is written for the customer only.
    /// </summary>
    private static readonly AudioFeature[] SpeechActivity =
    [
        AudioFeature.VoicedRatio, AudioFeature.VoicedSegmentRate, AudioFeature.VoicedSegmentMean, AudioFeature.UnvoicedSegmentMean,
    ];

    private static readonly AudioFeature[] All = Enum.GetValues<AudioFeature>();
    private static readonly JsonEncodedText[] EncodedNames = [.. AudioFeatureSet.Names.Select(name => JsonEncodedText.Encode(name))];
    private static readonly string[] SpeakerNames = [.. Enum.GetNames<Speaker>().Select(name => name.ToLowerInvariant())];

    /// <summary>Writes one record, without a line break.</summary>
    /// <param name="buffer">Receives the JSON as UTF-8.</param>
    /// <param name="interactionId">The interaction.</param>
    /// <param name="start">Event time of the first sample of the sound.</param>
    /// <param name="speaker">Whose channel it is.</param>
    /// <param name="window">The window; its end is the record's time. A feature that does not exist is left out.</param>
    public static void Write(
        IBufferWriter<byte> buffer, string interactionId, DateTimeOffset start, Speaker speaker, FeatureWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("interactionId"u8, interactionId);
        json.WriteString("time"u8, (start + window.End).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        json.WriteString("speaker"u8, SpeakerNames[(int)speaker]);
        json.WriteNumber("windowMs"u8, (int)Math.Round((window.End - window.Start).TotalMilliseconds));
        foreach (var feature in speaker == Speaker.Customer ? All : SpeechActivity)
        {
            if (float.IsFinite(window[feature]))
                json.WriteNumber(EncodedNames[(int)feature], Rounded(window[feature]));
        }

        json.WriteEndObject();
    }

    /// <summary>No feature is known better than to five digits; more would double the record.</summary>
    private static double Rounded(float value)
    {
        if (value == 0)
            return 0;
        var digits = SignificantDigits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return digits is >= 0 and <= 15 ? Math.Round((double)value, digits) : value;
    }
}
