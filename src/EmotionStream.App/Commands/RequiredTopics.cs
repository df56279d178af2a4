using Confluent.Kafka;
using EmotionStream.App.CommandLine;
using EmotionStream.Kafka.Topics;

namespace EmotionStream.App.Commands;

/// <summary>Makes sure that the topics a command lives on are there, before it begins.</summary>
internal static class RequiredTopics
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Looks for topics.</summary>
    /// <param name="client">librdkafka's settings of the cluster.</param>
    /// <param name="needed">The topics.</param>
    /// <returns>Partition counts of all topics of the cluster.</returns>
    /// <exception cref="CommandException">One is missing, or the cluster does not answer.</exception>
    public static IReadOnlyDictionary<string, int> Find(Dictionary<string, string> client, params IReadOnlyList<string> needed)
    {
        var config = new ClientConfig(new Dictionary<string, string>(client, StringComparer.OrdinalIgnoreCase));
        using var admin = new AdminClientBuilder(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        try
        {
            var found = new TopicAdmin(admin, Timeout).PartitionCounts();
            if (needed.Where(topic => !found.ContainsKey(topic)).ToList() is { Count: > 0 } missing)
            {
                throw new CommandException(
                    $"Topics are missing (or this user may not see them): {string.Join(", ", missing)}. Run: emotionstream topics create --bootstrap {config.BootstrapServers}");
            }

            return found;
        }
        catch (KafkaException problem)
        {
            throw new CommandException($"Kafka at {config.BootstrapServers} does not answer: {problem.Error.Reason}.");
        }
    }
}
