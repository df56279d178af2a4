using System.Globalization;
using System.Text;
using System.Text.Json;
using EmotionStream.Verification.Topics;

namespace EmotionStream.Verification.Inputs;

/// <summary>Reads input records by the published contracts: docs/kafka.md, "Contracts" and "Dead letters", and the schemas under docs/contracts.</summary>
/// <param name="maxFuture">How far ahead of the wall clock an event time may be.</param>
public sealed class InputParser(TimeSpan maxFuture)
{
    private const int MaxIdBytes = 256;
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private static readonly string[] Speakers = ["customer", "agent", "bot"];
    private static readonly string[] Actions = ["acknowledged", "closed", "handedOver", "calledBack", "gesture", "released"];

    private static readonly string[] Events =
    [
        "started", "transferred", "held", "resumed", "channelSwitched", "selfServiceFailed", "informationRepeated", "ended", "survey",
    ];

    private static readonly HashSet<string> Features = new(StringComparer.Ordinal)
    {
        "voicedRatio", "f0SemitoneMean", "f0SemitoneStd", "loudnessMean", "loudnessStd",
    };

    /// <summary>Reads one record.</summary>
    public Input Parse(Source source, TopicRecord record)
    {
        var empty = new Input { Source = source, Partition = record.Partition, Offset = record.Offset, Interaction = record.KeyText };
        if (record.Key is not { Length: > 0 })
            return empty with { Refusal = "missing-key" };
        if (record.Key.Length > MaxIdBytes)
            return empty with { Refusal = "id-too-long" };
        try
        {
            using var json = JsonDocument.Parse(Strict.GetString(record.Value ?? []));
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? Read(empty, json.RootElement, record.Written)
                : empty with { Refusal = "wrong-type" };
        }
        catch (RefusedException refused)
        {
            return empty with { Refusal = refused.Message };
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return empty with { Refusal = "malformed-json" };
        }
    }

    private Input Read(Input empty, JsonElement json, long written)
    {
        if (Required(json, "interactionId") != empty.Interaction)
            throw new RefusedException("key-mismatch");
        if (empty.Interaction.Any(c => c < ' '))
            throw new RefusedException("id-invalid");
        var input = empty with { Time = ReadTime(Required(json, "time"), written) };
        return empty.Source switch
        {
            Source.InteractionEvents => ReadEvent(input, json),
            Source.AlertActions => input with
            {
                Kind = OneOf(Required(json, "action"), Actions, "unknown-action"),
                AlertId = Required(json, "alertId"),
                By = Optional(json, "by"),
            },
            _ => ReadSpoken(input, json),
        };
    }

    private static Input ReadEvent(Input input, JsonElement json)
    {
        var read = input with
        {
            Kind = OneOf(Required(json, "type"), Events, "unknown-type"),
            CustomerId = Optional(json, "customerId"),
            Channel = Optional(json, "channel"),
            Queue = Optional(json, "queue"),
            AgentId = Optional(json, "agentId"),
            Language = Optional(json, "language"),
            Satisfaction = Number(json, "satisfaction", 1, 5),
            Effort = Number(json, "effort", 1, 7),
        };
        var incomplete = (read.Kind == "channelSwitched" && read.Channel is null)
            || (read.Kind == "survey" && read.Satisfaction is null && read.Effort is null);
        return incomplete ? throw new RefusedException("missing-field") : read;
    }

    private static Input ReadSpoken(Input input, JsonElement json)
    {
        var isAudio = input.Source == Source.AudioFeatures;
        var windowMs = isAudio ? Number(json, "windowMs", 1, 3_600_000) : 0;
        if (windowMs is not { } length)
            throw new RefusedException("missing-field");
        var speaker = OneOf(Required(json, "speaker"), Speakers, "unknown-speaker");
        var features = isAudio ? json.EnumerateObject().Count(p => Features.Contains(p.Name)) : 0;
        var read = input with { Kind = speaker, VoicedRatio = isAudio ? Number(json, "voicedRatio", 0, 1) : null, HasFeatures = features > 0, WindowMs = (long)length };
        if (speaker != "customer")
            return read;
        var (valence, arousal, confidence) = (Number(json, "valence", -1, 1), Number(json, "arousal", 0, 1), Number(json, "confidence", 0, 1));
        var text = isAudio ? null : Optional(json, "text", mayBeEmpty: true);
        if (valence is null && (arousal ?? confidence) is not null)
            throw new RefusedException("missing-field");
        if (!isAudio && valence is null && text is null)
            throw new RefusedException("missing-field");
        return read with { Valence = valence, Confidence = confidence ?? 1, Text = text, Language = Optional(json, "language") };
    }

    private long ReadTime(string text, long written)
    {
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) || !HasZone(text))
            throw new RefusedException("time-invalid");
        if (time < Earliest || time > DateTimeOffset.FromUnixTimeMilliseconds(written) + maxFuture)
            throw new RefusedException("time-out-of-range");
        return time.ToUnixTimeMilliseconds();
    }

    private static bool HasZone(string text) => text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal);

    private static string Required(JsonElement json, string name) => Optional(json, name) ?? throw new RefusedException("missing-field");

    private static string? Optional(JsonElement json, string name, bool mayBeEmpty = false)
    {
        if (!json.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null)
            return null;
        if (field.ValueKind != JsonValueKind.String)
            throw new RefusedException("wrong-type");
        var text = field.GetString()!;
        if (name != "text" && Encoding.UTF8.GetByteCount(text) > MaxIdBytes)
            throw new RefusedException("id-too-long");
        return text.Length == 0 && !mayBeEmpty ? null : text;
    }

    private static double? Number(JsonElement json, string name, double least, double most)
    {
        if (!json.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null)
            return null;
        if (field.ValueKind != JsonValueKind.Number)
            throw new RefusedException("wrong-type");
        return field.GetDouble() is var number && number >= least && number <= most ? number : throw new RefusedException("value-out-of-range");
    }

    private static string OneOf(string text, string[] allowed, string refusal) => allowed.Contains(text, StringComparer.Ordinal) ? text : throw new RefusedException(refusal);

    /// <summary>The contract refuses a record; the message is the cause.</summary>
    private sealed class RefusedException(string cause) : Exception(cause);
}
