using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.Kafka.Kinds;

/// <summary>
/// A kind of task: what it reads and writes. Each kind has a consumer group, transactional ids and a changelog of its own under the application's name, so that the kinds of one
/// process rebalance independently. What a record of a kind does is its <see cref="GraphFactory"/>'s.
/// </summary>
public sealed class TaskKind
{
    private readonly OutputTopic[] _byKey;

    private TaskKind(string name, string suffix, IReadOnlyList<InputSource> inputs, IReadOnlyList<OutputTopic> outputs, IReadOnlyList<OutputTopic> byKey)
    {
        (Name, Suffix, Inputs, Outputs) = (name, suffix, [.. inputs], [.. outputs, .. byKey]);
        _byKey = [.. byKey];
    }

    /// <summary>Follows interactions.</summary>
    public static TaskKind Interactions { get; } = new(
        "interactions",
        "",
        [InputSource.InteractionEvents, InputSource.ChatMessages, InputSource.AudioFeatures, InputSource.AlertActions],
        [OutputTopic.Readings, OutputTopic.Interactions, OutputTopic.Alerts, OutputTopic.Outcomes, OutputTopic.DeadLetters, OutputTopic.Changelog],
        byKey: [OutputTopic.CustomerEvents, OutputTopic.SurveyEvents, OutputTopic.QueueEvents]);

    /// <summary>Keeps what interactions leave with each customer.</summary>
    public static TaskKind Customers { get; } = new(
        "customers",
        "-customers",
        [InputSource.CustomerEvents],
        [OutputTopic.Customers, OutputTopic.DeadLetters, OutputTopic.Changelog],
        byKey: [OutputTopic.Alerts, OutputTopic.RoutingHints]);

    /// <summary>Joins surveys to their outcomes.</summary>
    public static TaskKind Surveys { get; } = new(
        "surveys",
        "-surveys",
        [InputSource.SurveyEvents],
        [OutputTopic.SurveyOutcomes, OutputTopic.DeadLetters, OutputTopic.Changelog],
        byKey: []);

    /// <summary>Follows what the interactions of each queue have in common.</summary>
    public static TaskKind Queues { get; } = new(
        "queues",
        "-queues",
        [InputSource.QueueEvents],
        [OutputTopic.Causes, OutputTopic.Queues, OutputTopic.DeadLetters, OutputTopic.Changelog],
        byKey: [OutputTopic.Alerts]);

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<TaskKind> All { get; } = [Interactions, Customers, Surveys, Queues];

    /// <summary>Its name, for people and labels.</summary>
    public string Name { get; }

    /// <summary>What its inputs are, neighbours in <see cref="InputSource"/>; all have the same partition count.</summary>
    public IReadOnlyList<InputSource> Inputs { get; }

    /// <summary>What it may write.</summary>
    public IReadOnlyList<OutputTopic> Outputs { get; }

    private string Suffix { get; }

    /// <summary>Its name in front of a number or on its own in labels: nothing for interactions, which were there first.</summary>
    public string LabelPrefix => this == Interactions ? "" : Name + "-";

    /// <summary>Its consumer group, and the start of its transactional ids and its changelog's name.</summary>
    /// <param name="application">The application id.</param>
    public string ApplicationOf(string application) => application + Suffix;

    /// <summary>Whether it leaves a topic's partition to the partitioner, as the topic has another key than its inputs.</summary>
    /// <param name="topic">One of its outputs.</param>
    public bool WritesByKey(OutputTopic topic) => _byKey.Contains(topic);

    /// <summary>What it writes with given options.</summary>
    /// <param name="options">The options.</param>
    public IReadOnlyList<OutputTopic> OutputsWith(WorkerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return [.. Outputs.Where(topic => topic switch
        {
            OutputTopic.Changelog => options.Changelog,
            OutputTopic.CustomerEvents => options.CustomerEvents,
            OutputTopic.SurveyEvents => options.SurveyEvents,
            OutputTopic.QueueEvents => options.QueueEvents,
            _ => true,
        })];
    }
}
