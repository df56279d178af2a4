using System.Text.Json;
using Confluent.Kafka;
using EmotionStream.App.Hosting;
using EmotionStream.App.Page.Model;
using EmotionStream.App.State;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Kafka.Topics;

namespace EmotionStream.App.Page.Reading;

/// <summary>
/// Follows the output topics (and the events that curves show) with a plain consumer of all partitions, outside any group: any number of replicas read the same and
/// need nothing of each other.
/// </summary>
/// <param name="client">librdkafka's settings of the cluster.</param>
/// <param name="topics">Names of the topics.</param>
/// <param name="settings">How far back to read.</param>
/// <param name="model">Takes what is read.</param>
/// <param name="state">Is told how the way to Kafka is.</param>
/// <param name="feed">Is asked for a snapshot when something came that should not wait.</param>
/// <param name="logger">Logs.</param>
internal sealed class TopicReader(
    IReadOnlyDictionary<string, string> client, TopicNames topics, PageSettings settings, PageModel model, FeedState state, PageFeed feed, ILogger logger)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(2);
    private readonly string _interactions = topics.Of(OutputTopic.Interactions);
    private readonly string _alerts = topics.Of(OutputTopic.Alerts);
    private readonly string _outcomes = topics.Of(OutputTopic.Outcomes);
    private readonly string _readings = topics.Of(OutputTopic.Readings);
    private readonly string _events = topics.Of(InputSource.InteractionEvents);
    private readonly HashSet<TopicPartition> _behind = [];
    private volatile bool _caughtUp;

    /// <summary>Reads on the calling thread until cancelled. A cluster that is away is waited for.</summary>
    /// <param name="cancellation">Stops the reader.</param>
    public void Run(CancellationToken cancellation)
    {
        var config = new ConsumerConfig(client.ToDictionary(StringComparer.OrdinalIgnoreCase))
        {
            // librdkafka wants a name; nothing joins the group, and no offset is committed to it.
            GroupId = "emotionstream-page",
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            IsolationLevel = IsolationLevel.ReadCommitted,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            QueuedMaxMessagesKbytes = 16 * 1024,
        };
        config.Set("fetch.queue.backoff.ms", "5");
        using var consumer = new ConsumerBuilder<string, byte[]>(config)
            .SetLogHandler((_, _) => { })
            .SetErrorHandler((_, error) => OnError(error))
            .Build();
        try
        {
            var start = new StartingPoints(client, reason => logger.PageReaderTrouble(reason)).Find(consumer, Topics(), cancellation);
            _behind.UnionWith(start.Select(partition => partition.TopicPartition));
            consumer.Assign(start);
            using var watch = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var probing = Task.Factory.StartNew(() => Probe(start[0].TopicPartition, watch.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            while (!cancellation.IsCancellationRequested)
                Consume(consumer);
            watch.Cancel();
            probing.Wait(CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }

        consumer.Close();
    }

    private IEnumerable<(string Topic, StartingPoint From)> Topics()
    {
        var history = Back(settings.HistoryTime);
        var curves = Back(settings.CurveTime);
        return [(_interactions, StartingPoint.Beginning), (_alerts, history), (_outcomes, history), (_readings, curves), (_events, curves)];
    }

    private StartingPoint Back(TimeSpan span) => settings.FromBeginning ? StartingPoint.Beginning : StartingPoint.At(TimeProvider.System.GetUtcNow() - span);

    private void Consume(IConsumer<string, byte[]> consumer)
    {
        try
        {
            if (consumer.Consume(Poll) is not { } result)
                return;
            if (result.IsPartitionEOF)
                OnEnd(result.TopicPartition);
            else
                Apply(result.Topic, result.Message);
        }
        catch (ConsumeException problem)
        {
            logger.PageReaderTrouble(problem.Error.Reason);
        }
        catch (JsonException)
        {
            logger.PageRecordUnreadable();
        }
    }

    private void OnEnd(TopicPartition partition)
    {
        if (_caughtUp || !_behind.Remove(partition) || _behind.Count > 0)
            return;
        _caughtUp = true;
        state.Set(Connection.Live);
        feed.Hurry();
    }

    private void OnError(Error error)
    {
        logger.PageReaderTrouble(error.Reason);
        if (error.Code == ErrorCode.Local_AllBrokersDown && _caughtUp)
            state.Set(Connection.Stale);
    }

    /// <summary>
    /// Asks the cluster something every two seconds: a consumer whose broker is gone only sees that no records come, which a quiet night looks like as well.
    /// </summary>
    private void Probe(TopicPartition partition, CancellationToken cancellation)
    {
        using var asking = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig(client.ToDictionary(StringComparer.OrdinalIgnoreCase)) { GroupId = "emotionstream-page" })
            .SetLogHandler((_, _) => { })
            .SetErrorHandler((_, _) => { })
            .Build();
        var lastAnswer = TimeProvider.System.GetUtcNow();
        while (!cancellation.WaitHandle.WaitOne(ProbeEvery))
        {
            try
            {
                asking.QueryWatermarkOffsets(partition, ProbeTimeout);
                lastAnswer = TimeProvider.System.GetUtcNow();
                if (_caughtUp)
                    state.Set(Connection.Live);
            }
            catch (KafkaException)
            {
                if (_caughtUp)
                    state.Set(Connection.Stale, lastAnswer);
            }
        }
    }

    private void Apply(string topic, Message<string, byte[]> message)
    {
        if (message.Value is not { } value)
        {
            if (topic == _interactions && message.Key is not null)
                model.Remove(message.Key);
            return;
        }

        if (topic == _interactions)
            model.Apply(JsonSerializer.Deserialize(value, ContractJson.Default.InteractionMessage)!);
        else if (topic == _readings)
            model.Apply(JsonSerializer.Deserialize(value, ContractJson.Default.ReadingMessage)!);
        else if (topic == _outcomes)
            model.Apply(JsonSerializer.Deserialize(value, ContractJson.Default.OutcomeMessage)!);
        else if (topic == _events)
            model.Apply(JsonSerializer.Deserialize(value, ContractJson.Default.InteractionEventMessage)!);
        else
        {
            model.Apply(JsonSerializer.Deserialize(value, ContractJson.Default.AlertMessage)!);
            if (_caughtUp)
                feed.Hurry(DateTimeOffset.FromUnixTimeMilliseconds(message.Timestamp.UnixTimestampMs));
        }
    }
}
