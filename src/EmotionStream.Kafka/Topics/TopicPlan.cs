using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.Kafka.Topics;

/// <summary>
/// The topics of an application as they should be. Inputs, outputs and changelog have the same partition count: a task reads partition n of every input
/// and writes partition n of everything.
/// </summary>
public sealed class TopicPlan
{
    /// <summary>Partitions when nothing else is asked for, as the embedded broker has: up to four workers.</summary>
    public const int DefaultPartitions = 4;

    /// <summary>Most partitions that can be asked for.</summary>
    public const int MaxPartitions = 1_000;

    private TopicPlan(IReadOnlyList<TopicSpec> topics) => Topics = topics;

    /// <summary>The topics: inputs, outputs, internal ones, changelogs.</summary>
    public IReadOnlyList<TopicSpec> Topics { get; }

    /// <summary>Makes the plan.</summary>
    /// <param name="names">Names.</param>
    /// <param name="partitions">Partitions of every topic.</param>
    public static TopicPlan Create(TopicNames names, int partitions)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(partitions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(partitions, MaxPartitions);
        return new(
        [
            Delete(InputSource.InteractionEvents, 7), Delete(InputSource.ChatMessages, 7), Delete(InputSource.AudioFeatures, 7), Delete(InputSource.AlertActions, 30),
            new(names.Of(OutputTopic.Readings), TopicRole.Output, partitions, Retained(7)),
            new(names.Of(OutputTopic.Interactions), TopicRole.Output, partitions, Compacted()),
            new(names.Of(OutputTopic.Alerts), TopicRole.Output, partitions, Retained(30)),
            new(names.Of(OutputTopic.Outcomes), TopicRole.Output, partitions, Retained(30)),
            new(names.Of(OutputTopic.DeadLetters), TopicRole.Output, partitions, Retained(30)),
            new(names.Of(OutputTopic.Customers), TopicRole.Output, partitions, Compacted()),
            new(names.Of(OutputTopic.RoutingHints), TopicRole.Output, partitions, Retained(7)),
            new(names.Of(OutputTopic.Causes), TopicRole.Output, partitions, Retained(90)),
            new(names.Of(OutputTopic.Queues), TopicRole.Output, partitions, Compacted()),
            new(names.Of(OutputTopic.CustomerEvents), TopicRole.Internal, partitions, Retained(7)),
            new(names.Of(OutputTopic.SurveyOutcomes), TopicRole.Output, partitions, Retained(90)),
            new(names.Of(OutputTopic.SurveyEvents), TopicRole.Internal, partitions, Retained(7)),
            new(names.Of(OutputTopic.QueueEvents), TopicRole.Internal, partitions, Retained(7)),
            .. TaskKind.All.Select(kind => new TopicSpec(
                WorkerOptions.ChangelogOf(kind.ApplicationOf(names.Application)), TopicRole.Changelog, partitions, Compacted())),
        ]);

        TopicSpec Delete(InputSource source, int days) => new(names.Of(source), TopicRole.Input, partitions, Retained(days));
    }

    private static Dictionary<string, string> Retained(int days) => new(StringComparer.Ordinal)
    {
        ["cleanup.policy"] = "delete",
        ["retention.ms"] = ((long)TimeSpan.FromDays(days).TotalMilliseconds).ToString(),
    };

    /// <summary>
    /// Small segments and an early cleaner: a state is rewritten many times a minute, and a restore reads what is not cleaned yet. And a late one at the latest: what was erased stays on
    /// the disk until the cleaner comes, however little is written.
    /// </summary>
    private static Dictionary<string, string> Compacted() => new(StringComparer.Ordinal)
    {
        ["cleanup.policy"] = "compact",
        ["segment.bytes"] = (64 * 1024 * 1024).ToString(),
        ["segment.ms"] = ((long)TimeSpan.FromHours(1).TotalMilliseconds).ToString(),
        ["min.cleanable.dirty.ratio"] = "0.2",
        ["max.compaction.lag.ms"] = ((long)TimeSpan.FromDays(1).TotalMilliseconds).ToString(),
    };
}
