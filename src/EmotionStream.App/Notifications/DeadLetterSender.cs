using Confluent.Kafka;
using EmotionStream.App.Hosting;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.App.Notifications;

/// <summary>Puts alerts that could not be delivered on <c>emotion.dead-letters</c>, as they are, with the cause in the headers. Thread-safe.</summary>
internal sealed class DeadLetterSender : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly IProducer<byte[], byte[]> _producer;
    private readonly string _topic;
    private readonly ILogger _logger;

    /// <summary>Connects.</summary>
    /// <param name="client">librdkafka's settings of the cluster.</param>
    /// <param name="topic">The dead letters.</param>
    /// <param name="logger">Logs.</param>
    public DeadLetterSender(IReadOnlyDictionary<string, string> client, string topic, ILogger logger)
    {
        (_topic, _logger) = (topic, logger);
        var config = new ProducerConfig(new Dictionary<string, string>(client, StringComparer.OrdinalIgnoreCase))
        {
            EnableIdempotence = true, LingerMs = 0, Partitioner = Partitioner.Murmur2Random,
        };
        _producer = new ProducerBuilder<byte[], byte[]>(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
    }

    /// <summary>Sends, until Kafka has it: an alert is neither lost nor passed over.</summary>
    /// <param name="record">The alert's record.</param>
    /// <param name="cause">Why.</param>
    /// <param name="detail">The webhook and its answer.</param>
    /// <param name="stop">Gives up, so that the alert is delivered anew after the next start.</param>
    public async Task SendAsync(ConsumeResult<byte[], byte[]> record, string cause, string detail, CancellationToken stop)
    {
        var message = new Message<byte[], byte[]>
        {
            Key = record.Message.Key,
            Value = record.Message.Value,
            Headers = DeadLetterHeaders.Of(
                record.Topic, record.Partition.Value, record.Offset.Value, cause, detail, record.Message.Key?.Length ?? 0, record.Message.Value?.Length ?? 0),
        };
        while (true)
        {
            try
            {
                await _producer.ProduceAsync(_topic, message, stop);
                return;
            }
            catch (ProduceException<byte[], byte[]> problem)
            {
                _logger.NotifyDeadLetterUndelivered(problem.Error.Reason);
                await Task.Delay(Pause, stop);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _producer.Dispose();
}
