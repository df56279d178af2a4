using System.Text.Json;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Queues.Causes;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Worker;
using EmotionStream.Testing;
using static EmotionStream.Kafka.Tests.Worker.WorkerTesting;

namespace EmotionStream.Kafka.Tests.Queues;

/// <summary>What tests of queues share.</summary>
internal static class QueueTesting
{
    /// <summary>Begin of an hour that is over, as are the two after it.</summary>
    public static readonly DateTimeOffset FirstHour = new(Begin.UtcDateTime.Date.AddHours(Begin.UtcDateTime.Hour - 3), TimeSpan.Zero);

    /// <summary>A worker of interactions that tells queues of every turn.</summary>
    public static WorkerHost InteractionWorker(TestTopics topics) => new(
        WithQueues(topics), new InteractionGraphFactory((_, output) => Graph(output), null, queues: new(new EveryWord(), 1)));

    /// <summary>A worker of queues.</summary>
    public static WorkerHost QueueWorker(TestTopics topics, QueueOptions? options = null) => new(WithQueues(topics), new QueueGraphFactory(options ?? new QueueOptions()));

    public static WorkerOptions WithQueues(TestTopics topics)
    {
        var options = Options(topics);
        options.QueueEvents = true;
        return options;
    }

    // Started, two turns, ended.
    private const int RecordsOfOne = 4;

    /// <summary>An interaction of the queue billing in which one thing is said, at a negative peak, and that ends as it is given.</summary>
    public static IEnumerable<(InputSource Source, string? Key, string Value)> Unhappy(string id, DateTimeOffset at, string words, double end = -0.8) =>
        Conversations.Of(id, null, at, -0.8, end).Select(record => record.Source != InputSource.ChatMessages ? record : record with
        {
            Value = JsonSerializer.Serialize(
                JsonSerializer.Deserialize(record.Value, ContractJson.Default.ChatMessage)! with { Text = words }, ContractJson.Default.ChatMessage),
        });

    /// <summary>
    /// Sends such interactions step by step, as they would come: a turn that is read before its interaction's start is nobody's queue's, and one read after its end is late.
    /// </summary>
    public static void SendUnhappy(TestTopics topics, string name, int count, DateTimeOffset at, string words, int before)
    {
        var interactions = Enumerable.Range(0, count).Select(i => Unhappy($"{name}-{i}", at.AddSeconds(i), words).ToArray()).ToArray();
        var sent = before * RecordsOfOne;
        foreach (var step in new[] { 0..1, 1..(RecordsOfOne - 1), (RecordsOfOne - 1)..RecordsOfOne })
        {
            topics.Send([.. interactions.SelectMany(records => records[step])]);
            sent += count * (step.End.Value - step.Start.Value);
            topics.WaitCommitted(sent, Deadline);
        }
    }

    /// <summary>What somebody does about an alert about a queue.</summary>
    public static (InputSource Source, string? Key, string Value) Act(AlertMessage alert, DateTimeOffset time, AlertActionType action) =>
        (InputSource.AlertActions, alert.InteractionId, JsonSerializer.Serialize(
            new AlertActionMessage
            {
                InteractionId = alert.InteractionId, Time = time, AlertId = alert.AlertId, Action = action, Queue = alert.Queue, By = "s-1",
                To = action == AlertActionType.HandedOver ? "s-2" : null,
            },
            ContractJson.Default.AlertActionMessage));

    public static IReadOnlyList<CausesMessage> Causes(TestTopics topics) =>
        [.. topics.Read(OutputTopic.Causes).Select(r => JsonSerializer.Deserialize(r.Value!, ContractJson.Default.CausesMessage)!)];

    /// <summary>Alerts about queues.</summary>
    public static IReadOnlyList<AlertMessage> Alerts(TestTopics topics) =>
        [.. topics.Read(OutputTopic.Alerts).Select(r => JsonSerializer.Deserialize(r.Value!, ContractJson.Default.AlertMessage)!).Where(a => OpenQueueAlert.Rules.Contains(a.Rule))];

    /// <summary>What is kept of the one queue there is.</summary>
    public static QueueMessage? Newest(TestTopics topics) =>
        topics.Read(OutputTopic.Queues).Select(r => JsonSerializer.Deserialize(r.Value!, ContractJson.Default.QueueMessage)).LastOrDefault();

    public static int Events(TestTopics topics, QueueEventType type) =>
        topics.Read(OutputTopic.QueueEvents).Count(r => JsonSerializer.Deserialize(r.Value!, ContractJson.Default.QueueEventMessage)!.Type == type);

    public static void WaitEvents(TestTopics topics, QueueEventType type, int count) => Eventually.True(
        () => Events(topics, type) == count,
        Deadline,
        () => $"{count} records of type {type} on emotion.queue-events");

    private static InteractionTask Graph(IGraphOutput output) => new(
        new InteractionOptions { ClosingGrace = TimeSpan.FromMilliseconds(500), IdlePartition = TimeSpan.FromMilliseconds(300) },
        RuleSet.Create(RuleSet.Defaults()),
        null,
        output,
        queues: new QueueSampling(1));

    /// <summary>Takes every word of at least five letters for a phrase: which words matter is the recogniser's, not the worker's.</summary>
    private sealed class EveryWord : IKeyPhraseReader
    {
        public string? Read(string redacted, string? language, List<KeyPhrase> phrases)
        {
            phrases.Clear();
            phrases.AddRange(redacted.Split(' ').Where(word => word.Length >= 5 && word.All(char.IsLetter)).Distinct(StringComparer.Ordinal).Select(word => new KeyPhrase(word, word)));
            return language;
        }
    }
}
