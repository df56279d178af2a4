using Confluent.Kafka;
using EmotionStream.App.Hosting;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Topics;

namespace EmotionStream.App.Telephony;

/// <summary>
/// Sends the records of all calls with one idempotent producer: nothing twice, nothing out of order within an interaction. Its queue is bounded; when it is
/// full, whoever sends waits. Thread-safe.
/// </summary>
internal sealed class KafkaCallSink : ICallSink, IDisposable
{
    /// <summary>Records on their way at most: about a second each of as many calls as one machine measures.</summary>
    private const int MostQueued = 20_000;
    private const int MostQueuedKilobytes = 64 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly IProducer<byte[], byte[]> _producer;
    private readonly TopicNames _topics;
    private readonly CallMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly TaskCompletionSource _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isReachable = true;

    /// <summary>Connects.</summary>
    /// <param name="client">librdkafka's settings of the cluster.</param>
    /// <param name="topics">Names of the topics.</param>
    /// <param name="metrics">The metrics.</param>
    /// <param name="time">The clock of latencies.</param>
    /// <param name="logger">Logs.</param>
    public KafkaCallSink(IReadOnlyDictionary<string, string> client, TopicNames topics, CallMetrics metrics, TimeProvider time, ILogger logger)
    {
        (_topics, _metrics, _time, _logger) = (topics, metrics, time, logger);
        var config = new ProducerConfig(new Dictionary<string, string>(client, StringComparer.OrdinalIgnoreCase))
        {
            EnableIdempotence = true,
            LingerMs = 5,
            QueueBufferingMaxMessages = MostQueued,
            QueueBufferingMaxKbytes = MostQueuedKilobytes,

            // As Java producers choose, so that every producer of a site puts an interaction in the same partition number of each topic.
            Partitioner = Partitioner.Murmur2Random,
            DeliveryReportFields = "status",
        };
        _producer = new ProducerBuilder<byte[], byte[]>(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, error) => OnError(error)).Build();
    }

    /// <summary>Whether the cluster was there when last heard of.</summary>
    public bool IsReachable => _isReachable;

    /// <summary>Faults when the producer can't go on.</summary>
    public Task Broken => _broken.Task;

    /// <inheritdoc/>
    public async ValueTask SendAsync(CallRecord record, long received, CancellationToken cancellation)
    {
        var message = new Message<byte[], byte[]> { Key = System.Text.Encoding.UTF8.GetBytes(record.InteractionId), Value = record.Value };
        var topic = _topics.Of(record.Topic);
        for (var isFirst = true; !TryProduce(topic, message, received); isFirst = false)
        {
            if (isFirst)
                _metrics.HeldBack.Inc();
            if (cancellation.IsCancellationRequested)
                _metrics.Undelivered.WithLabels(topic).Inc();
            await Task.Delay(Pause, cancellation);
        }
    }

    /// <summary>Sends without waiting for room: what finds none is counted.</summary>
    /// <param name="record">The record.</param>
    public void SendOrCount(CallRecord record)
    {
        var topic = _topics.Of(record.Topic);
        if (!TryProduce(topic, new() { Key = System.Text.Encoding.UTF8.GetBytes(record.InteractionId), Value = record.Value }, _time.GetTimestamp()))
            _metrics.Undelivered.WithLabels(topic).Inc();
    }

    /// <summary>Waits until everything is acknowledged.</summary>
    /// <param name="within">The longest wait.</param>
    /// <returns>How many records are left.</returns>
    public int Flush(TimeSpan within) => _producer.Flush(within);

    /// <inheritdoc/>
    public void Dispose() => _producer.Dispose();

    private bool TryProduce(string topic, Message<byte[], byte[]> message, long received)
    {
        try
        {
            _producer.Produce(topic, message, report => OnDelivered(topic, received, report));
            return true;
        }
        catch (ProduceException<byte[], byte[]> problem) when (problem.Error.Code == ErrorCode.Local_QueueFull)
        {
            return false;
        }
        catch (ProduceException<byte[], byte[]> problem)
        {
            _metrics.Undelivered.WithLabels(topic).Inc();
            OnError(problem.Error);
            return true;
        }
    }

    private void OnDelivered(string topic, long received, DeliveryReport<byte[], byte[]> report)
    {
        if (report.Error.IsError)
        {
            _metrics.Undelivered.WithLabels(topic).Inc();
            _logger.CallRecordUndelivered(topic, report.Error.Reason);
            return;
        }

        _isReachable = true;
        _metrics.Records.WithLabels(topic).Inc();
        _metrics.Latency.Observe(_time.GetElapsedTime(received).TotalSeconds);
    }

    private void OnError(Error error)
    {
        if (error.Code is ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Authentication)
            _isReachable = false;
        if (error.IsFatal)
            _broken.TrySetException(new KafkaException(error));
    }
}
