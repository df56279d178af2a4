using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using EmotionStream.App.Hosting;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Page.Acting;

/// <summary>Writes actions to <c>emotion.alert-actions</c>, which is also the audit trail: who, what, when, about which alert.</summary>
internal sealed class KafkaActionLog : IActionLog, IDisposable
{
    private static readonly TimeSpan FlushBound = TimeSpan.FromSeconds(5);
    private readonly IProducer<byte[], byte[]> _producer;
    private readonly string _topic;
    private readonly ILogger _logger;

    /// <summary>Connects.</summary>
    /// <param name="client">librdkafka's settings of the cluster.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="logger">Logs.</param>
    public KafkaActionLog(IReadOnlyDictionary<string, string> client, string topic, ILogger logger)
    {
        (_topic, _logger) = (topic, logger);
        var config = new ProducerConfig(client.ToDictionary(StringComparer.OrdinalIgnoreCase))
        {
            EnableIdempotence = true,
            LingerMs = 0,
            MessageTimeoutMs = 5_000,

            // As Java producers choose, so that every producer of a site puts an interaction in the same partition number of each topic.
            Partitioner = Partitioner.Murmur2Random,
        };
        _producer = new ProducerBuilder<byte[], byte[]>(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
    }

    /// <inheritdoc/>
    public async Task<bool> WriteAsync(AlertActionMessage action)
    {
        var value = JsonSerializer.SerializeToUtf8Bytes(action, ContractJson.Default.AlertActionMessage);
        try
        {
            await _producer.ProduceAsync(_topic, new() { Key = Encoding.UTF8.GetBytes(action.InteractionId), Value = value });
            return true;
        }
        catch (KafkaException problem)
        {
            _logger.AlertActionUndelivered(_topic, problem.Error.Reason);
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _producer.Flush(FlushBound);
        _producer.Dispose();
    }
}
