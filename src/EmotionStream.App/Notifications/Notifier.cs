using System.Text.Json;
using Confluent.Kafka;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.App.Notifications;

/// <summary>
/// Reads committed alerts and hands each to the webhooks it is routed to. An offset is committed once everything up to it is delivered or a dead letter, so after a crash some
/// are sent again, with the same key.
/// </summary>
internal sealed class Notifier : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LookUp = TimeSpan.FromSeconds(10);
    private readonly NotifySettings _settings;
    private readonly string _topic;
    private readonly AlertRouter _router;
    private readonly Dictionary<string, WebhookQueue> _queues;
    private readonly DeadLetterSender _deadLetters;
    private readonly IConsumer<byte[], byte[]> _consumer;
    private readonly OffsetTracker _tracker = new();
    private readonly NotifyMetrics _metrics;
    private readonly HealthState _health;
    private readonly ILogger _logger;
    private bool _isPaused;

    /// <summary>Connects.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="topic">The alerts.</param>
    /// <param name="deadLetters">Takes what is given up.</param>
    /// <param name="queues">The webhooks.</param>
    /// <param name="metrics">Counts.</param>
    /// <param name="health">What the probes are told.</param>
    /// <param name="logger">Logs.</param>
    public Notifier(
        Settings settings, string topic, DeadLetterSender deadLetters, IEnumerable<WebhookQueue> queues, NotifyMetrics metrics, HealthState health, ILogger logger)
    {
        (_settings, _topic, _deadLetters, _metrics, _health, _logger) = (settings.Notify, topic, deadLetters, metrics, health, logger);
        _router = new AlertRouter(settings.Notify);
        _queues = queues.ToDictionary(queue => queue.Name, StringComparer.OrdinalIgnoreCase);
        var config = new ConsumerConfig(WorkerOptionsFactory.Client(settings))
        {
            GroupId = settings.Notify.Group,
            EnableAutoCommit = false,
            IsolationLevel = IsolationLevel.ReadCommitted,
            AutoOffsetReset = settings.Notify.Start == NotifyStart.Latest ? AutoOffsetReset.Latest : AutoOffsetReset.Earliest,
        };
        _consumer = new ConsumerBuilder<byte[], byte[]>(config)
            .SetLogHandler((_, _) => { })
            .SetErrorHandler((_, error) => OnError(error))
            .SetPartitionsAssignedHandler((_, partitions) => Assigned(partitions))
            .SetPartitionsRevokedHandler((_, partitions) => Revoked(partitions))
            .SetPartitionsLostHandler((_, partitions) => partitions.ForEach(partition => _tracker.Abandon(partition.TopicPartition)))
            .Build();
    }

    /// <summary>Reads and delivers on the calling thread until stopped.</summary>
    /// <param name="stop">Stops: attempts under way are finished, what is settled is committed.</param>
    public void Run(CancellationToken stop)
    {
        _consumer.Subscribe(_topic);
        var deliveries = Task.WhenAll(_queues.Values.Select(queue => Task.Run(() => queue.RunAsync(stop), CancellationToken.None)));
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if (deliveries.IsFaulted)
                    deliveries.GetAwaiter().GetResult();
                Read(stop);
                Commit();
                Throttle();
            }

            deliveries.GetAwaiter().GetResult();
            Commit();
        }
        finally
        {
            // Leaves the group at once; otherwise its partitions wait for the session timeout.
            _consumer.Close();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _consumer.Dispose();

    private void Read(CancellationToken stop)
    {
        try
        {
            if (_consumer.Consume(Poll) is { } record)
                Take(record, stop);
        }
        catch (ConsumeException problem) when (!problem.Error.IsFatal)
        {
            _logger.NotifyTrouble(problem.Error.Reason);
        }
    }

    private void Take(ConsumeResult<byte[], byte[]> record, CancellationToken stop)
    {
        AlertMessage alert;
        try
        {
            alert = JsonSerializer.Deserialize(record.Message.Value ?? [], ContractJson.Default.AlertMessage) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            _logger.NotifyUnreadable();
            _deadLetters.SendAsync(record, DeadLetterCause.MalformedJson, "alert", stop).GetAwaiter().GetResult();
            _tracker.Add(new PendingAlert(record, deliveries: 0));
            return;
        }

        var names = _router.Of(alert);
        _metrics.Alerts.WithLabels(ValueConverter.KebabCase(alert.Severity.ToString()), names.Count > 0 ? "true" : "false").Inc();
        var pending = new PendingAlert(record, names.Count);
        _tracker.Add(pending);
        var notification = Notification.Of(alert, _settings.PageUrl);
        foreach (var name in names)
            _queues[name].Add(pending, notification);
    }

    private void Commit()
    {
        var offsets = _tracker.Advance();
        _metrics.Pending.Set(_tracker.Count);
        if (offsets.Count == 0)
            return;
        try
        {
            _consumer.Commit(offsets);
        }
        catch (KafkaException problem) when (!problem.Error.IsFatal)
        {
            // The next commit covers it; where the partition went to another process, that one sends these again with the same keys.
            _logger.NotifyTrouble(problem.Error.Reason);
        }
    }

    /// <summary>Reads no more while too much is under way, but keeps polling: the group must know this process lives.</summary>
    private void Throttle()
    {
        if (!_isPaused && _tracker.Count >= _settings.MaxPending)
        {
            _consumer.Pause(_consumer.Assignment);
            _isPaused = true;
        }
        else if (_isPaused && _tracker.Count <= _settings.MaxPending / 2)
        {
            _consumer.Resume(_consumer.Assignment);
            _isPaused = false;
        }
    }

    /// <summary>
    /// A new group that begins at the end notes where that was: if it stopped before its first commit, what came meanwhile would otherwise be passed over at the next start.
    /// </summary>
    private List<TopicPartitionOffset> Assigned(List<TopicPartition> partitions)
    {
        _isPaused = false;
        var positions = _consumer.Committed(partitions, LookUp);
        if (_settings.Start == NotifyStart.Latest)
        {
            var fresh = positions.Where(position => position.Offset == Offset.Unset)
                .Select(position => new TopicPartitionOffset(position.TopicPartition, _consumer.QueryWatermarkOffsets(position.TopicPartition, LookUp).High)).ToList();
            if (fresh.Count > 0)
                _consumer.Commit(fresh);
            positions = [.. positions.Where(position => position.Offset != Offset.Unset), .. fresh];
        }

        _health.Set(0, WorkerState.Running, $"{partitions.Count} partitions");
        _logger.NotifyAssigned(partitions.Count);
        return positions;
    }

    private void Revoked(List<TopicPartitionOffset> partitions)
    {
        Commit();
        foreach (var partition in partitions)
            _tracker.Abandon(partition.TopicPartition);
    }

    private void OnError(Error error)
    {
        if (error.Code is ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Authentication)
            _logger.NotifyTrouble(error.Reason);
    }
}
