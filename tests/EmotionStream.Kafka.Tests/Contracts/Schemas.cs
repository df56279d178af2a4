using EmotionStream.Core.Records;
using NJsonSchema;

namespace EmotionStream.Kafka.Tests.Contracts;

/// <summary>The published schemas.</summary>
internal static class Schemas
{
    public static JsonSchema Of(string name) =>
        JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "contracts", name + ".schema.json")).GetAwaiter().GetResult();

    public static JsonSchema Of(InputSource source) => Of(source switch
    {
        InputSource.InteractionEvents => "interaction-events",
        InputSource.ChatMessages => "chat-messages",
        InputSource.AudioFeatures => "audio-features",
        _ => "alert-actions",
    });

    public static void AssertValid(string name, string json)
    {
        var errors = Of(name).Validate(json);
        Assert.True(errors.Count == 0, $"{json}\n{string.Join('\n', errors)}");
    }
}
