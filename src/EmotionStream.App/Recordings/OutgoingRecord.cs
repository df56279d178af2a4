using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Recordings;

/// <summary>A record ready to be sent.</summary>
/// <param name="InteractionId">The key.</param>
/// <param name="Time">Event time.</param>
/// <param name="Topic">The input topic.</param>
/// <param name="Fields">The other fields: a UTF-8 JSON object with at least one.</param>
internal readonly record struct OutgoingRecord(string InteractionId, DateTimeOffset Time, InputSource Topic, byte[] Fields)
{
    /// <summary>The key on Kafka.</summary>
    public byte[] Key => Encoding.UTF8.GetBytes(InteractionId);

    /// <summary>The value on Kafka: the fields, with the interaction and the time in front.</summary>
    public byte[] Value()
    {
        var id = JsonEncodedText.Encode(InteractionId, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        var time = Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return [.. Encoding.UTF8.GetBytes($$"""{"interactionId":"{{id}}","time":"{{time}}","""), .. Fields.AsSpan(1)];
    }
}
