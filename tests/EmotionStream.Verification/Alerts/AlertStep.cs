using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using EmotionStream.Verification.Inputs;
using EmotionStream.Verification.Topics;

namespace EmotionStream.Verification.Alerts;

/// <summary>A record of the alerts topic.</summary>
public sealed record AlertStep
{
    private AlertStep(TopicRecord record)
    {
        var json = JsonSerializer.Deserialize<JsonElement>(record.Value);
        (Json, Partition, Offset) = (json, record.Partition, record.Offset);
        Interaction = Text("interactionId")!;
        Rule = Text("rule")!;
        State = Text("state")!;
        AlertId = Text("alertId")!;
        Value = json.GetProperty("value").GetDouble();
        Time = Milliseconds(json.GetProperty("time"));
        var openedBy = json.GetProperty("openedBy");
        OpenedAt = Milliseconds(openedBy.GetProperty("time"));
        OpenedBy = new(Enum.Parse<Source>(openedBy.GetProperty("source").GetString()!, ignoreCase: true), record.Partition, openedBy.GetProperty("offset").GetInt64());
    }

    public JsonElement Json { get; }

    public int Partition { get; }

    public long Offset { get; }

    public string Interaction { get; }

    public string Rule { get; }

    public string State { get; }

    public string AlertId { get; }

    public double Value { get; }

    public long Time { get; }

    public long OpenedAt { get; }

    public InputPosition OpenedBy { get; }

    /// <summary>Reads a record.</summary>
    public static AlertStep Of(TopicRecord record) => new(record);

    /// <summary>A field; null when absent.</summary>
    public string? Text(string name) => Json.TryGetProperty(name, out var field) ? field.GetString() : null;

    /// <summary>The id an alert must have (docs/rules.md, "The life of an alert").</summary>
    public static string IdOf(string interaction, string rule, Source source, long offset, long time)
    {
        var key = Encoding.UTF8.GetBytes(interaction);
        byte[] data = [.. BitConverter.GetBytes(key.Length), .. key, .. Encoding.UTF8.GetBytes(rule), (byte)source, .. BitConverter.GetBytes(offset), .. BitConverter.GetBytes(time)];
        return Convert.ToHexStringLower(XxHash128.Hash(data));
    }

    public override string ToString() => $"{State} {Value:0.####} at {Time} by {OpenedBy}";

    private static long Milliseconds(JsonElement time) =>
        DateTimeOffset.Parse(time.GetString()!, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
