using Confluent.Kafka;
using EmotionStream.App.CommandLine;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Topics;

namespace EmotionStream.App.Recordings;

/// <summary>Sends records to the input topics with an idempotent producer: nothing twice, nothing out of order within an interaction.</summary>
internal sealed class RecordSender : IDisposable
{
    private static readonly TimeSpan FlushBound = TimeSpan.FromSeconds(60);
    private readonly IProducer<byte[], byte[]> _producer;
    private readonly TopicNames _topics;
    private readonly string _bootstrap;
    private readonly long[] _sent = new long[Enum.GetValues<InputSource>().Length];
    private readonly Action<DeliveryReport<byte[], byte[]>> _onDelivered;
    private long _delivered;
    private volatile string? _failure;

    /// <summary>Connects.</summary>
    /// <param name="client">librdkafka's settings of the cluster.</param>
    /// <param name="prefix">Prefix of the input topics.</param>
    public RecordSender(IEnumerable<KeyValuePair<string, string>> client, string prefix)
    {
        var config = new ProducerConfig(client.ToDictionary(StringComparer.OrdinalIgnoreCase))
        {
            EnableIdempotence = true,
            LingerMs = 5,

            // As Java producers choose, so that every producer of a site puts an interaction in the same partition number of each topic.
            Partitioner = Partitioner.Murmur2Random,
            DeliveryReportFields = "none",
        };
        _topics = new TopicNames(prefix, "");
        _bootstrap = config.BootstrapServers;
        _producer = new ProducerBuilder<byte[], byte[]>(config)
            .SetLogHandler((_, _) => { })
            .SetErrorHandler((_, error) => Fail(error))
            .Build();
        _onDelivered = report =>
        {
            if (report.Error.IsError)
                _failure ??= $"a record was not delivered: {report.Error.Reason}";
            else
                Interlocked.Increment(ref _delivered);
        };
    }

    /// <summary>Records handed over so far, by topic.</summary>
    public IReadOnlyList<long> Sent => _sent;

    /// <summary>Records the cluster has acknowledged.</summary>
    public long Delivered => Interlocked.Read(ref _delivered);

    /// <summary>Hands a record over; waits while the local queue is full.</summary>
    /// <param name="record">The record.</param>
    /// <exception cref="CommandException">The cluster refuses records.</exception>
    public void Send(OutgoingRecord record)
    {
        var message = new Message<byte[], byte[]> { Key = record.Key, Value = record.Value() };
        while (true)
        {
            ThrowIfFailed();
            try
            {
                _producer.Produce(_topics.Of(record.Topic), message, _onDelivered);
                _sent[(int)record.Topic]++;
                return;
            }
            catch (ProduceException<byte[], byte[]> problem) when (problem.Error.Code == ErrorCode.Local_QueueFull)
            {
                _producer.Poll(TimeSpan.FromMilliseconds(50));
            }
        }
    }

    /// <summary>Waits until everything handed over is acknowledged.</summary>
    /// <exception cref="CommandException">Something was not.</exception>
    public void Flush()
    {
        var left = _producer.Flush(FlushBound);
        ThrowIfFailed();
        if (left > 0)
            throw new CommandException($"{left} records were not acknowledged within {FlushBound.TotalSeconds:0} s.");
    }

    /// <inheritdoc/>
    public void Dispose() => _producer.Dispose();

    private void Fail(Error error)
    {
        if (error.IsFatal || error.Code is ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Authentication)
            _failure ??= $"Kafka at {_bootstrap}: {error.Reason}";
    }

    private void ThrowIfFailed()
    {
        if (_failure is { } failure)
            throw new CommandException(failure);
    }
}
