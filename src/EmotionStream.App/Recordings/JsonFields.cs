using System.Globalization;
using System.Text.Json;

namespace EmotionStream.App.Recordings;

/// <summary>Reads fields of a recording, with messages that say which one is wrong.</summary>
internal static class JsonFields
{
    /// <summary>A text; null when absent.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The field.</param>
    /// <exception cref="FormatException">The field is no text.</exception>
    public static string? Text(this JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null)
            return null;
        return field.ValueKind == JsonValueKind.String ? field.GetString() : throw new FormatException($"'{name}' must be a text");
    }

    /// <summary>A number; null when absent.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The field.</param>
    /// <exception cref="FormatException">The field is no number.</exception>
    public static double? Number(this JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null)
            return null;
        return field.ValueKind == JsonValueKind.Number ? field.GetDouble() : throw new FormatException($"'{name}' must be a number");
    }

    /// <summary>Seconds from the start; null when absent.</summary>
    /// <param name="element">The object.</param>
    /// <exception cref="FormatException">The field is no number of seconds.</exception>
    public static TimeSpan? Seconds(this JsonElement element) => element.Number("t") switch
    {
        null => null,
        >= 0 and <= 31_536_000 and var seconds => TimeSpan.FromSeconds(seconds),
        var other => throw new FormatException($"'t' is {other}: allowed are seconds from 0 to a year"),
    };

    /// <summary>An instant; null when absent.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The field.</param>
    /// <exception cref="FormatException">The field is no instant.</exception>
    public static DateTimeOffset? Instant(this JsonElement element, string name)
    {
        if (element.Text(name) is not { } text)
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new FormatException($"'{name}' must be an ISO-8601 instant");
    }

    /// <summary>The objects of an array; none when absent.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The field.</param>
    /// <exception cref="FormatException">The field is no array of objects.</exception>
    public static IEnumerable<JsonElement> Objects(this JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null)
            return [];
        if (field.ValueKind != JsonValueKind.Array || field.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
            throw new FormatException($"'{name}' must be an array of objects");
        return field.EnumerateArray();
    }
}
