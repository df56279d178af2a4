using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>Instants as ISO-8601 UTC with milliseconds.</summary>
public sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Iso8601.Length];
        Iso8601.Write(value.ToUnixTimeMilliseconds(), text);
        writer.WriteStringValue(text);
    }
}
