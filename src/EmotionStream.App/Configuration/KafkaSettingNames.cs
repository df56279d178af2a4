using System.Text;
using Confluent.Kafka;

namespace EmotionStream.App.Configuration;

/// <summary>Names of librdkafka's settings, for advice on a misspelt one.</summary>
internal static class KafkaSettingNames
{
    /// <summary>The names Confluent.Kafka has properties for: <c>BootstrapServers</c> is <c>bootstrap.servers</c>.</summary>
    public static IReadOnlyCollection<string> All { get; } =
    [
        .. new[] { typeof(ClientConfig), typeof(ConsumerConfig), typeof(ProducerConfig) }
            .SelectMany(type => type.GetProperties())
            .Select(property => Dotted(property.Name))
            .Distinct(StringComparer.Ordinal),
    ];

    private static string Dotted(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
                text.Append('.');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
