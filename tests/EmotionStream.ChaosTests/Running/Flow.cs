using System.Diagnostics;
using Confluent.Kafka;
using EmotionStream.ChaosTests.Load;
using EmotionStream.Verification.Topics;

namespace EmotionStream.ChaosTests.Running;

/// <summary>
/// Sends a load in its order, on a thread of its own, with an idempotent producer: each record stands on its partition once, at the offset the load foresees, whatever
/// happens to the brokers. The rate falls with what is left: faults count only while records flow, and on a slow machine they take longer than the load would at a
/// steady rate.
/// </summary>
public sealed class Flow : IDisposable
{
    private readonly IProducer<byte[]?, byte[]?> _producer;
    private readonly TopicNames _names;
    private readonly IReadOnlyList<LoadRecord> _records;
    private readonly Thread _thread;
    private readonly double _rate;
    private volatile bool _hurry;
    private volatile bool _stop;
    private volatile string? _failure;

    private Flow(string bootstrap, TopicNames names, IReadOnlyList<LoadRecord> records, double rate)
    {
        (_names, _records, _rate) = (names, records, rate);
        _producer = new ProducerBuilder<byte[]?, byte[]?>(new ProducerConfig
        {
            BootstrapServers = bootstrap,
            EnableIdempotence = true,

            // With more, a first batch refused by a broker that does not lead yet is lost when the one behind it is accepted: the broker takes any first sequence,
            // and the client then counts the first batch as acknowledged.
            MaxInFlight = 1,
            LingerMs = 5,
            MessageTimeoutMs = 300_000,
            SocketTimeoutMs = 10_000,
            ReconnectBackoffMaxMs = 500,
        }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        _thread = new Thread(Send) { IsBackground = true, Name = "flow" };
    }

    /// <summary>Whether there is still something to send.</summary>
    public bool IsFlowing => _thread.IsAlive;

    /// <summary>Starts to send.</summary>
    /// <param name="bootstrap">The cluster.</param>
    /// <param name="names">The topics.</param>
    /// <param name="records">What.</param>
    /// <param name="rate">Records a second at first; when so much time has passed as all would take at this rate, 63% are sent.</param>
    public static Flow Start(string bootstrap, TopicNames names, IReadOnlyList<LoadRecord> records, double rate)
    {
        var flow = new Flow(bootstrap, names, records, rate);
        flow._thread.Start();
        return flow;
    }

    /// <summary>Sends the rest as fast as it goes, and waits until all of it stands on the topics.</summary>
    public void Finish()
    {
        _hurry = true;
        _thread.Join();
        if (_failure is not null)
            throw new InvalidOperationException($"The load could not be written: {_failure}");
    }

    /// <summary>Sends some more records at once.</summary>
    public void Send(IEnumerable<LoadRecord> records)
    {
        foreach (var record in records)
            Produce(record);
        _producer.Flush(TimeSpan.FromMinutes(1));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop = true;
        _thread.Join();
        _producer.Dispose();
    }

    private void Send()
    {
        var started = Stopwatch.GetTimestamp();
        for (var n = 0; n < _records.Count && !_stop; n++)
        {
            while (!_hurry && !_stop && n > Due(Stopwatch.GetElapsedTime(started)))
                Thread.Sleep(2);
            Produce(_records[n]);
        }

        for (var deadline = TimeSpan.FromMinutes(6); !_stop && _producer.Flush(TimeSpan.FromSeconds(1)) > 0 && deadline > TimeSpan.Zero;)
            deadline -= TimeSpan.FromSeconds(1);
    }

    private double Due(TimeSpan elapsed) => _records.Count * (1 - Math.Exp(-elapsed.TotalSeconds * _rate / _records.Count));

    private void Produce(LoadRecord record)
    {
        var at = new TopicPartition(_names.Of(record.Source), record.Partition);
        var message = new Message<byte[]?, byte[]?> { Key = record.Key, Value = record.Value };
        while (true)
        {
            try
            {
                _producer.Produce(at, message, report =>
                {
                    if (report.Error.IsError || report.Offset != record.Offset)
                        _failure ??= $"{at} @{record.Offset} was answered {report.Status} {report.Error.Reason} @{report.Offset}";
                });
                return;
            }
            catch (ProduceException<byte[]?, byte[]?> e) when (e.Error.Code == ErrorCode.Local_QueueFull)
            {
                Thread.Sleep(10);
            }
        }
    }
}
