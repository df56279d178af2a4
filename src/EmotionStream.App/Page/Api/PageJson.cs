using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using EmotionStream.App.Page.Model;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Page.Api;

/// <summary>JSON of the page's API: the contracts' own names, times and enumerations.</summary>
internal static class PageJson
{
    /// <summary>Sets options so.</summary>
    /// <param name="options">The options.</param>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        foreach (var converter in ContractJson.Default.Options.Converters)
            options.Converters.Add(converter);
        options.Converters.Add(new WireEnumConverter<Connection>());
        options.TypeInfoResolver = JsonTypeInfoResolver.Combine(ContractJson.Default, new DefaultJsonTypeInfoResolver());
    }
}
