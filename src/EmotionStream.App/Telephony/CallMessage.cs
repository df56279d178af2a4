using System.Text.Json;

namespace EmotionStream.App.Telephony;

/// <summary>Reads the JSON of a protocol's messages: what has to be there is there, or the message is refused in words.</summary>
internal static class CallMessage
{
    private const long Largest = 1L << 53;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    /// <summary>Parses a message.</summary>
    /// <param name="message">UTF-8.</param>
    /// <exception cref="CallProtocolException">It is not a JSON object.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> message)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(message, Options);
        }
        catch (JsonException)
        {
            // The parser's own words quote the message, which is a customer's.
            throw CallProtocolException.Malformed("a message is not JSON");
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
            return document;
        document.Dispose();
        throw CallProtocolException.Malformed("a message is not a JSON object");
    }

    /// <summary>An object's object.</summary>
    /// <param name="parent">The object.</param>
    /// <param name="name">The field.</param>
    public static JsonElement Object(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? value
            : throw CallProtocolException.Malformed($"the object {name} is missing");

    /// <summary>An object's text.</summary>
    /// <param name="parent">The object.</param>
    /// <param name="name">The field.</param>
    public static string Text(JsonElement parent, string name) =>
        OptionalText(parent, name) ?? throw CallProtocolException.Malformed($"the text {name} is missing");

    /// <summary>An object's text, or null.</summary>
    /// <param name="parent">The object.</param>
    /// <param name="name">The field.</param>
    public static string? OptionalText(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            throw CallProtocolException.Malformed($"{name} is not UTF-8");
        }
    }

    /// <summary>An object's whole number of at least zero; protocols write it as a number or as a text.</summary>
    /// <param name="parent">The object.</param>
    /// <param name="name">The field.</param>
    public static long Number(JsonElement parent, string name)
    {
        if (parent.TryGetProperty(name, out var value))
        {
            if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number is >= 0 and <= Largest)
                return number;
            if (value.ValueKind == JsonValueKind.String && long.TryParse(OptionalText(parent, name), out number) && number is >= 0 and <= Largest)
                return number;
        }

        throw CallProtocolException.Malformed($"the number {name} is missing");
    }
}
