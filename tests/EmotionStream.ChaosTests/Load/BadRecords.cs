using System.Text;
using System.Text.Json.Nodes;
using EmotionStream.Verification.Topics;

namespace EmotionStream.ChaosTests.Load;

/// <summary>Records without a meaning, one for each cause of docs/kafka.md that a record can have by itself.</summary>
internal static class BadRecords
{
    private static readonly Func<string, long, (Source Source, byte[]? Key, byte[]? Value)>[] Kinds =
    [
        (id, time) => (Source.ChatMessages, Utf8(id), [.. Json(RecordBuilder.Chat(id, time, "customer", -1, null))[..^4]]),
        (id, _) => (Source.AudioFeatures, Utf8(id), "not JSON"u8.ToArray()),
        (id, _) => (Source.InteractionEvents, Utf8(id), null),
        (id, time) => (Source.ChatMessages, Utf8(id), [.. Json(RecordBuilder.Chat(id, time, "customer", -1, null)), 0xFF]),
        (id, time) => (Source.ChatMessages, Utf8(id), Json(new JsonArray(RecordBuilder.Chat(id, time, "customer", -1, null)))),
        (id, time) => (Source.ChatMessages, null, Json(RecordBuilder.Chat(id, time, "customer", -1, null))),
        (id, time) => (Source.InteractionEvents, Utf8(id), Json(RecordBuilder.Event(id + "x", time, "ended"))),
        (id, time) => (Source.AudioFeatures, Utf8(id), Json(Without(RecordBuilder.Audio(id, time, "customer", -1), "windowMs"))),
        (id, time) => (Source.ChatMessages, Utf8(id), Json(Without(RecordBuilder.Chat(id, time, "customer", -1, null), "time"))),
        (id, time) => (Source.ChatMessages, Utf8(id), Json(RecordBuilder.Chat(id, time, "manager", -1, null))),
        (id, time) => (Source.InteractionEvents, Utf8(id), Json(RecordBuilder.Event(id, time, "exploded"))),
        (id, time) => (Source.AlertActions, Utf8(id), Json(RecordBuilder.Action(id, time, "x", "ignored"))),
        (id, time) => (Source.ChatMessages, Utf8(id), Json(RecordBuilder.Chat(id, time, "customer", -1.5, null))),
        (id, time) => (Source.ChatMessages, Utf8(id), Json(Replaced(RecordBuilder.Chat(id, time, "customer", -1, null), "valence", "bad"))),
        (id, time) => (Source.InteractionEvents, Utf8(id), Json(Replaced(RecordBuilder.Event(id, time, "ended"), "time", "yesterday"))),
        (id, time) => (Source.InteractionEvents, Utf8(id), Json(Replaced(RecordBuilder.Event(id, time, "ended"), "time", "2199-01-01T00:00:00.000Z"))),
        (id, time) => (Source.ChatMessages, Utf8(id), Json(Replaced(RecordBuilder.Chat(id, time, "customer", 1, null), "time", "1999-01-01T00:00:00.000Z"))),
        (id, time) => (Source.InteractionEvents, Utf8(id), Json(RecordBuilder.Event(id, time, "survey"))),
        (id, time) => (Source.AlertActions, Utf8(id), Json(RecordBuilder.Action(id, time, "00000000000000000000000000000000", "closed"))),
        (_, time) => Named(new string('n', 300), time),
        (_, time) => Named("nobody", time),
        (_, time) => Named("bell\arings", time),
    ];

    /// <summary>One of them, in the name of an interaction.</summary>
    public static LoadRecord Make(string id, int partition, long time, Random random)
    {
        var (source, key, value) = Kinds[random.Next(Kinds.Length)](id, time);
        return new(source, partition, key, value, time);
    }

    /// <summary>A survey about an interaction of which nothing else is ever heard.</summary>
    private static (Source Source, byte[]? Key, byte[]? Value) Named(string id, long time) =>
        (Source.InteractionEvents, Utf8(id), Json(Replaced(RecordBuilder.Event(id, time, "survey"), "satisfaction", 3)));

    private static JsonObject Without(JsonObject json, string field)
    {
        json.Remove(field);
        return json;
    }

    private static JsonObject Replaced(JsonObject json, string field, JsonNode value)
    {
        json[field] = value;
        return json;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Json(JsonNode json) => Utf8(json.ToJsonString());
}
