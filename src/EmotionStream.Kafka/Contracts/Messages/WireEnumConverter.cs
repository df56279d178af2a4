using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>Enumerations by name, camelCase.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class WireEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
