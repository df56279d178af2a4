using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EmotionStream.Verification.Topics;

namespace EmotionStream.ChaosTests.Load;

/// <summary>Writes input records as the contracts want them.</summary>
internal static class RecordBuilder
{
    public static JsonObject Event(string id, long time, string type) => new() { ["interactionId"] = id, ["time"] = Iso(time), ["type"] = type };

    public static JsonObject Started(string id, long time, Random random) => With(Event(id, time, "started"), json =>
    {
        json["customerId"] = $"customer-{random.Next(10_000)}";
        json["channel"] = random.Next(2) == 0 ? "voice" : "chat";
        json["queue"] = Queue(random);
        json["agentId"] = Agent(random);
        json["language"] = random.Next(3) == 0 ? "fr" : "en";
    });

    public static JsonObject Chat(string id, long time, string speaker, double? valence, string? text, double? confidence = null) =>
        With(Spoken(id, time, speaker), json =>
        {
            if (text is not null)
                json["text"] = text;
            Score(json, valence, confidence);
        });

    public static JsonObject Audio(string id, long time, string speaker, double? valence, double? confidence = null) => With(Spoken(id, time, speaker), json =>
    {
        json["windowMs"] = 3_000;
        Score(json, valence, confidence);
    });

    public static JsonObject Action(string id, long time, string alertId, string action) => new()
    {
        ["interactionId"] = id, ["time"] = Iso(time), ["alertId"] = alertId, ["action"] = action, ["by"] = "supervisor-1",
    };

    public static string Queue(Random random) => $"queue-{random.Next(4)}";

    public static string Agent(Random random) => $"agent-{random.Next(50)}";

    public static string Iso(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static LoadRecord Record(Source source, int partition, string key, JsonObject value, long sendAt) =>
        new(source, partition, Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(value.ToJsonString()), sendAt);

    private static JsonObject Spoken(string id, long time, string speaker) => new() { ["interactionId"] = id, ["time"] = Iso(time), ["speaker"] = speaker };

    private static void Score(JsonObject json, double? valence, double? confidence)
    {
        if (valence is null)
            return;
        json["valence"] = valence;
        json["arousal"] = 0.5;
        if (confidence is not null)
            json["confidence"] = confidence;
    }

    private static JsonObject With(JsonObject json, Action<JsonObject> add)
    {
        add(json);
        return json;
    }
}
