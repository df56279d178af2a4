using System.Text.Encodings.Web;
using System.Text.Json;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Recordings;

/// <summary>Turns one line of a recording into the records that are sent; docs/recordings.md describes the format.</summary>
internal static class ConversationParser
{
    private static readonly TimeSpan EndAfterLast = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SurveyAfterEnd = TimeSpan.FromSeconds(0.5);
    private static readonly string[] Speakers = ["customer", "agent", "bot"];

    private static readonly string[] EventTypes =
        ["transferred", "held", "resumed", "channelSwitched", "selfServiceFailed", "informationRepeated", "declared"];

    // Non-ASCII letters stay readable in what --dry-run prints.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Parses a conversation.</summary>
    /// <param name="line">The JSON of a line.</param>
    /// <exception cref="FormatException">It is not a conversation; the message says why.</exception>
    public static RecordedConversation Parse(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object)
            throw new FormatException("a conversation must be a JSON object");
        var id = line.Text("id");
        if (string.IsNullOrEmpty(id))
            throw new FormatException("'id' is missing");
        var language = line.Text("language");
        var records = new List<RecordedRecord>();
        AddTurns(line, language, records);
        records.AddRange(line.Objects("events").Select(Event));
        records.AddRange(line.Objects("audio").Select(Audio));

        records = Between(Started(line, language), records);
        var end = records[^1].At;
        if (line.TryGetProperty("survey", out var survey) && survey.ValueKind == JsonValueKind.Object)
            records.Add(Survey(survey, end + SurveyAfterEnd));
        return new RecordedConversation(id, line.Instant("start"), records);
    }

    /// <summary>Makes a conversation of the windows of a voice interaction.</summary>
    /// <param name="id">The interaction id.</param>
    /// <param name="windows">The windows.</param>
    public static RecordedConversation Voice(string id, IEnumerable<RecordedRecord> windows)
    {
        var started = Fields(writer =>
        {
            writer.WriteString("type", "started");
            writer.WriteString("channel", "voice");
        });
        return new(id, null, Between(new(TimeSpan.Zero, InputSource.InteractionEvents, started), windows));
    }

    /// <summary>Writes a record's fields.</summary>
    /// <param name="write">Writes them into an object.</param>
    public static byte[] Fields(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static List<RecordedRecord> Between(RecordedRecord started, IEnumerable<RecordedRecord> middle)
    {
        // Records of equal time keep their order: OrderBy is stable.
        List<RecordedRecord> records = [started, .. middle.OrderBy(record => record.At)];
        records.Add(new(records[^1].At + EndAfterLast, InputSource.InteractionEvents, Fields(writer => writer.WriteString("type", "ended"))));
        return records;
    }

    private static RecordedRecord Started(JsonElement line, string? language) => new(
        TimeSpan.Zero,
        InputSource.InteractionEvents,
        Fields(writer =>
        {
            writer.WriteString("type", "started");
            WriteOptional(writer, "customerId", line.Text("customerId"));
            writer.WriteString("channel", line.Text("channel") ?? "chat");
            WriteOptional(writer, "queue", line.Text("queue"));
            WriteOptional(writer, "agentId", line.Text("agentId"));
            WriteOptional(writer, "language", language);
        }));

    private static void AddTurns(JsonElement line, string? language, List<RecordedRecord> records)
    {
        var clock = TimeSpan.Zero;
        foreach (var turn in line.Objects("turns"))
        {
            var speaker = turn.Text("who");
            if (!Speakers.Contains(speaker, StringComparer.Ordinal))
                throw new FormatException($"'who' is '{speaker}': allowed are {string.Join(", ", Speakers)}");
            var original = turn.Text("orig");
            var text = turn.Text("text") ?? (original is null ? null : turn.Text(original)) ?? throw new FormatException("a turn has no 'text'");
            clock = turn.Seconds() ?? clock + TimeToSay(text);
            records.Add(new(clock, InputSource.ChatMessages, Fields(writer =>
            {
                writer.WriteString("speaker", speaker);
                writer.WriteString("text", text);
                WriteOptional(writer, "language", turn.Text("language") ?? original ?? language);
            })));
        }
    }

    /// <summary>How long a turn without a time took to write or say: 1.5 s and 15 characters a second, between 2 s and 30 s.</summary>
    private static TimeSpan TimeToSay(string text) => TimeSpan.FromSeconds(Math.Clamp(1.5 + (text.Length / 15.0), 2, 30));

    private static RecordedRecord Event(JsonElement recorded)
    {
        var type = recorded.Text("type");
        if (!EventTypes.Contains(type, StringComparer.Ordinal))
            throw new FormatException($"'type' is '{type}': allowed are {string.Join(", ", EventTypes)}");
        return new(Time(recorded), InputSource.InteractionEvents, Fields(writer =>
        {
            writer.WriteString("type", type);
            WriteOptional(writer, "queue", recorded.Text("queue"));
            WriteOptional(writer, "agentId", recorded.Text("agentId"));
            WriteOptional(writer, "channel", recorded.Text("channel"));
            WriteOptional(writer, "moment", recorded.Text("moment"));
        }));
    }

    private static RecordedRecord Audio(JsonElement window) => new(Time(window), InputSource.AudioFeatures, Fields(writer =>
    {
        writer.WriteString("speaker", window.Text("speaker") ?? "customer");
        foreach (var field in window.EnumerateObject().Where(field => !field.NameEquals("t") && !field.NameEquals("speaker")))
            field.WriteTo(writer);
    }));

    private static RecordedRecord Survey(JsonElement survey, TimeSpan at) => new(at, InputSource.InteractionEvents, Fields(writer =>
    {
        writer.WriteString("type", "survey");
        if (survey.Number("satisfaction") is { } satisfaction)
            writer.WriteNumber("satisfaction", satisfaction);
        if (survey.Number("effort") is { } effort)
            writer.WriteNumber("effort", effort);
    }));

    private static TimeSpan Time(JsonElement element) => element.Seconds() ?? throw new FormatException("'t' is missing");

    private static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
