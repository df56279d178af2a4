using Confluent.Kafka;

namespace EmotionStream.App.Configuration;

/// <summary>Has librdkafka itself judge the <c>Kafka</c> section, without connecting anywhere.</summary>
internal static class KafkaSettingsCheck
{
    /// <summary>What the worker must set itself for its guarantees to hold, and where it is set instead.</summary>
    private static readonly Dictionary<string, string> OwnedByThePipeline = new(StringComparer.OrdinalIgnoreCase)
    {
        ["group.id"] = "Pipeline:Application",
        ["transactional.id"] = "Pipeline:Application and Pipeline:Ordinal",
        ["transaction.timeout.ms"] = "Pipeline:TransactionTimeout",
        ["isolation.level"] = "Pipeline:Guarantee",
        ["enable.idempotence"] = "Pipeline:Guarantee",
        ["enable.auto.commit"] = "Pipeline:Guarantee",
        ["enable.auto.offset.store"] = "Pipeline:Guarantee",
    };

    /// <summary>Checks every key and value.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="binder">Takes the problems.</param>
    public static void Run(Settings settings, StrictBinder binder)
    {
        foreach (var (key, value) in settings.Kafka)
        {
            if (OwnedByThePipeline.TryGetValue(key, out var owner))
                binder.Add("Kafka:" + key, $"is set by {owner}");
            else if (Refusal(key, value) is { } refusal)
                binder.Add("Kafka:" + key, refusal);
        }
    }

    private static string? Refusal(string key, string value)
    {
        var config = new AdminClientConfig();
        config.Set(key, value);
        try
        {
            // SASL and TLS settings are judged together with others at connection; one by one, only the key and the form of the value count.
            using var client = new AdminClientBuilder(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
            return null;
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or KafkaException)
        {
            return IsAboutKey(problem.Message, key) ? Explain(problem.Message, key) : null;
        }
    }

    private static bool IsAboutKey(string message, string key) => message.Contains('"' + key + '"', StringComparison.OrdinalIgnoreCase);

    private static string Explain(string message, string key)
    {
        if (!message.StartsWith("No such configuration property", StringComparison.Ordinal))
            return "librdkafka says: " + message;
        var nearest = NearestName.Find(key, KafkaSettingNames.All);
        return "librdkafka has no such setting" + (nearest is null ? "" : $"; did you mean {nearest}?");
    }
}
