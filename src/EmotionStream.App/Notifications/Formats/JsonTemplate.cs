using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EmotionStream.App.Configuration;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Notifications.Formats;

/// <summary>
/// The site's own JSON with placeholders in its texts: <c>{{rule}}</c> and every other field of the alert's contract, <c>{{key}}</c>, <c>{{link}}</c>, <c>{{title}}</c>.
/// The JSON is parsed before anything is filled in, so words of a customer stay within their text. A text that is one placeholder becomes the value itself: a number stays a
/// number, what is absent becomes null.
/// </summary>
internal sealed partial class JsonTemplate : INotificationFormat
{
    private static readonly string[] Names =
    [
        .. typeof(AlertMessage).GetProperties().Where(property => property.Name != nameof(AlertMessage.OpenedBy)).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)),
        "key", "link", "title",
    ];

    private readonly JsonNode _template;

    /// <summary>Makes a format of a template without problems.</summary>
    /// <param name="template">The JSON.</param>
    public JsonTemplate(string template) => _template = JsonNode.Parse(template)!;

    /// <summary>What is wrong with a template; null when nothing is.</summary>
    /// <param name="template">The JSON.</param>
    public static string? Problem(string template)
    {
        try
        {
            if (JsonNode.Parse(template) is null)
                return "must not be null";
        }
        catch (JsonException problem)
        {
            return $"is not JSON: line {problem.LineNumber + 1}, byte {problem.BytePositionInLine}";
        }

        foreach (Match match in Placeholder().Matches(template))
        {
            var name = match.Groups["name"].Value;
            if (Names.Contains(name, StringComparer.Ordinal))
                continue;
            return $"has {match.Value}, which is unknown; {(NearestName.Find(name, Names) is { } nearest ? $"did you mean {{{{{nearest}}}}}? " : "")}known are {string.Join(", ", Names)}";
        }

        return null;
    }

    /// <inheritdoc/>
    public byte[] Body(Notification notification)
    {
        var values = (JsonObject)JsonSerializer.SerializeToNode(notification.Alert, ContractJson.Default.AlertMessage)!;
        values["key"] = notification.Key;
        values["link"] = notification.Link?.AbsoluteUri;
        values["title"] = AlertWords.Title(notification.Alert);
        return JsonSerializer.SerializeToUtf8Bytes(Fill(_template, values));
    }

    private static JsonNode? Fill(JsonNode? node, JsonObject values) => node switch
    {
        JsonObject given => new JsonObject(given.Select(field => KeyValuePair.Create(field.Key, Fill(field.Value, values)))),
        JsonArray given => new JsonArray([.. given.Select(element => Fill(element, values))]),
        JsonValue value when value.TryGetValue<string>(out var text) => Fill(text, values),
        _ => node?.DeepClone(),
    };

    private static JsonNode? Fill(string text, JsonObject values) =>
        Placeholder().Match(text) is { Success: true } match && match.Length == text.Length
            ? values[match.Groups["name"].Value]?.DeepClone()
            : JsonValue.Create(Placeholder().Replace(text, found => values[found.Groups["name"].Value]?.ToString() ?? ""));

    [GeneratedRegex(@"\{\{\s*(?<name>\w+)\s*\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
