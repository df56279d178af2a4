using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Worker;
using EmotionStream.Testing;

namespace EmotionStream.Kafka.Tests.Worker;

/// <summary>What tests of the worker share.</summary>
internal static class WorkerTesting
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    /// <summary>Event time at which the conversations of every test begin: runs that are compared must not differ in it.</summary>
    public static readonly DateTimeOffset Begin =
        DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()).AddHours(-1);

    public static WorkerOptions Options(TestTopics topics, int ordinal = 0) => new()
    {
        Bootstrap = topics.Bootstrap, Application = topics.Application, TopicPrefix = topics.Prefix, Ordinal = ordinal,
    };

    public static void WaitOutcomes(TestTopics topics, int count) =>
        Eventually.True(() => topics.Read(OutputTopic.Outcomes).Count >= count, Deadline, () =>
            $"{count} outcomes; there are {topics.Read(OutputTopic.Outcomes).Count}, and {topics.CommittedAsync().GetAwaiter().GetResult()} records are committed");

    /// <summary>Outcomes by interaction; fails when one has two.</summary>
    public static SortedDictionary<string, string> OutcomesByKey(TestTopics topics)
    {
        var outcomes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var record in topics.Read(OutputTopic.Outcomes))
            outcomes.Add(record.Key, record.Text);
        return outcomes;
    }
}
