using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Hosting;

/// <summary>JSON of the state endpoint: the contracts' own names, times and enumerations, wrapped in what the endpoint adds.</summary>
internal static class ApiJson
{
    /// <summary>The options.</summary>
    public static JsonSerializerOptions Options { get; } = new(ContractJson.Default.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(ContractJson.Default, new DefaultJsonTypeInfoResolver()),
    };
}
