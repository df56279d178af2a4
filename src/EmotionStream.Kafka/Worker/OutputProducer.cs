using System.Diagnostics;
using Confluent.Kafka;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Native;
using EmotionStream.Kafka.Topics;
using Microsoft.Extensions.Logging;

namespace EmotionStream.Kafka.Worker;

/// <summary>
/// The producer and its transactions. Failures come out as one of three exceptions: <see cref="TransactionAbortException"/>,
/// <see cref="RebuildException"/> or <see cref="WorkerConfigurationException"/>.
/// </summary>
internal sealed class OutputProducer : IDisposable
{
    private static readonly int OutputTopics = Enum.GetValues<OutputTopic>().Length;
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan QueuePause = TimeSpan.FromMilliseconds(1);
    private readonly TaskKind _kind;
    private readonly WorkerOptions _options;
    private readonly ILogger _logger;
    private readonly IProducer<byte[], byte[]> _producer;
    private readonly BoundedCaller _caller = new();
    private readonly int[] _partitions = new int[OutputTopics];
    private readonly TopicPartition[]?[] _targets = new TopicPartition[]?[OutputTopics];
    private readonly NativeTopic?[] _topics = new NativeTopic?[OutputTopics];
    private readonly int[] _written = new int[OutputTopics];
    private readonly Action<DeliveryReport<byte[], byte[]>>? _onDelivery;
    private volatile Error? _deliveryError;
    private bool _open;

    /// <summary>Connects.</summary>
    /// <param name="kind">The kind of task that writes.</param>
    /// <param name="options">Settings.</param>
    /// <param name="settings">Builds the client.</param>
    /// <param name="names">Topics.</param>
    /// <param name="counts">Partition counts of the topics.</param>
    /// <param name="partitions">Partition count of the inputs.</param>
    /// <param name="onError">Told of connection errors, from the client's thread.</param>
    /// <param name="logger">Log.</param>
    public OutputProducer(
        TaskKind kind,
        WorkerOptions options,
        ClientSettings settings,
        TopicNames names,
        IReadOnlyDictionary<string, int> counts,
        int partitions,
        Action<Error> onError,
        ILogger logger)
    {
        (_kind, _options, _logger) = (kind, options, logger);
        _producer = settings.BuildProducer(onError);
        if (options.Guarantee == ProcessingGuarantee.AtLeastOnce)
        {
            _onDelivery = report =>
            {
                if (report.Error.IsError)
                    _deliveryError = report.Error;
            };
        }

        foreach (var output in kind.OutputsWith(options))
        {
            // The input's own partition, so that everything of a key stays together; by key where an output has another count.
            var topic = names.Of(output);
            _partitions[(int)output] = counts.GetValueOrDefault(topic, partitions);
            var isAlike = _partitions[(int)output] == partitions;
            _targets[(int)output] = [.. Enumerable.Range(0, partitions).Select(p => new TopicPartition(topic, isAlike ? new Partition(p) : Partition.Any))];
            _topics[(int)output] = new NativeTopic(_producer.Handle, topic);
        }
    }

    private bool Transactional => _options.Guarantee == ProcessingGuarantee.ExactlyOnce;

    /// <summary>Records written since the last commit or abort, by <see cref="OutputTopic"/>.</summary>
    public ReadOnlySpan<int> Written => _written;

    /// <summary>Whether anything was written since the last commit or abort.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>Takes over the transactional id: ends whatever a predecessor left open, and fences it.</summary>
    public void Initialise()
    {
        if (Transactional)
            Call(TransactionStep.Initialise, () => _producer.InitTransactions(_options.TransactionTimeout));
    }

    /// <summary>Writes one record.</summary>
    /// <param name="topic">Where.</param>
    /// <param name="partition">The input partition.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void Write(OutputTopic topic, int partition, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) =>
        WriteTo(topic, Target(topic, partition), key, value, tombstone: false);

    /// <summary>Writes one record whose key is not that of the input: the partitioner finds its partition.</summary>
    /// <param name="topic">Where.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void WriteByKey(OutputTopic topic, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) =>
        WriteTo(topic, Partition.Any.Value, key, value, tombstone: false);

    /// <summary>Writes a tombstone.</summary>
    /// <param name="topic">Where.</param>
    /// <param name="partition">The input partition.</param>
    /// <param name="key">The key.</param>
    public void WriteTombstone(OutputTopic topic, int partition, ReadOnlySpan<byte> key) =>
        WriteTo(topic, Target(topic, partition), key, default, tombstone: true);

    /// <summary>Writes one record with headers.</summary>
    /// <param name="topic">Where.</param>
    /// <param name="partition">The input partition.</param>
    /// <param name="message">The record.</param>
    public void Write(OutputTopic topic, int partition, Message<byte[], byte[]> message) => Write(topic, _targets[(int)topic]![partition], message);

    /// <summary>Commits what was written, together with offsets.</summary>
    /// <param name="offsets">The next offset to read of every input partition of the tasks.</param>
    /// <param name="consumer">The consumer the offsets are of.</param>
    public void Commit<TKey, TValue>(IReadOnlyCollection<TopicPartitionOffset> offsets, IConsumer<TKey, TValue> consumer)
    {
        Begin();
        Flush();
        if (Transactional)
        {
            if (offsets.Count > 0)
                Call(TransactionStep.SendOffsets, () => _producer.SendOffsetsToTransaction(offsets, consumer.ConsumerGroupMetadata, _options.TransactionTimeout));
            Call(TransactionStep.Commit, () => _producer.CommitTransaction(_options.TransactionTimeout));
        }
        else
        {
            if (_deliveryError is { } error)
                throw new RebuildException(error.Code.ToString(), new KafkaException(error));
            if (offsets.Count > 0)
                Call(TransactionStep.Commit, () => consumer.Commit(offsets));
        }

        Reset();
    }

    /// <summary>Takes back what was written since the last commit. Without transactions it stays written: at least once.</summary>
    public void Abort()
    {
        if (Transactional && _open)
            Call(TransactionStep.Abort, () => _producer.AbortTransaction(_options.TransactionTimeout));
        Reset();
    }

    /// <summary>Commits a record alone, in a transaction of its own without offsets.</summary>
    /// <param name="topic">Where.</param>
    /// <param name="partition">The input partition.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void CommitAlone(OutputTopic topic, int partition, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        Write(topic, partition, key, value);
        Flush();
        Call(TransactionStep.Commit, () => _producer.CommitTransaction(_options.TransactionTimeout));
        Reset();
    }

    /// <summary>Aborts a transaction that has written a record to every output of a partition, so that each gets the marker.</summary>
    /// <param name="partition">The input partition.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void AbortEverywhere(int partition, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        foreach (var topic in _kind.OutputsWith(_options))
        {
            // What goes by key may have gone to any partition.
            if (_kind.WritesByKey(topic))
                for (var other = 0; other < _partitions[(int)topic]; other++)
                    WriteTo(topic, other, key, value, tombstone: false);
            else
                Write(topic, partition, key, value);
        }

        // What has not been sent would be dropped, and its partition be no part of the transaction.
        Flush();
        Abort();
    }

    public void Dispose()
    {
        if (_caller.Hung)
        {
            // Disposing of a producer that is stuck in a call would hang too: it is left to end by itself.
            new Thread(_producer.Dispose) { IsBackground = true, Name = "disposing of a stuck producer" }.Start();
            return;
        }

        _caller.Dispose();
        foreach (var topic in _topics)
            topic?.Dispose();
        _producer.Dispose();
    }

    private int Target(OutputTopic topic, int partition) => _targets[(int)topic]![partition].Partition.Value;

    private void Write(OutputTopic topic, TopicPartition to, Message<byte[], byte[]> message)
    {
        Begin();
        Call(TransactionStep.Produce, () => _producer.Produce(to, message, _onDelivery), inline: true);
        Count(topic);
    }

    private void WriteTo(OutputTopic topic, int to, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool tombstone)
    {
        if (!Transactional)
        {
            // Only Confluent.Kafka's own call reports deliveries, which nothing else vouches for here.
            var message = new Message<byte[], byte[]> { Key = key.ToArray(), Value = tombstone ? null! : value.ToArray() };
            Write(topic, new TopicPartition(_targets[(int)topic]![0].Topic, to), message);
            return;
        }

        Begin();
        var started = 0L;
        while (_topics[(int)topic]!.Produce(to, key, value, tombstone) is var code and not ErrorCode.NoError)
            Recover(TransactionStep.Produce, new KafkaException(Librdkafka.ErrorOf(_producer.Handle, code)), ref started);
        Count(topic);
    }

    private void Flush() => Call(TransactionStep.Flush, () => _producer.Flush(_options.TransactionTimeout));

    private void Count(OutputTopic topic)
    {
        _written[(int)topic]++;
        HasWritten = true;
    }

    private void Begin()
    {
        if (!Transactional || _open)
            return;
        Call(TransactionStep.Begin, _producer.BeginTransaction, inline: true);
        _open = true;
    }

    private void Reset()
    {
        _open = false;
        HasWritten = false;
        _deliveryError = null;
        Array.Clear(_written);
    }

    /// <summary>Makes a call, again and again as its failures allow, within the bound.</summary>
    private void Call(TransactionStep step, Action call, bool inline = false)
    {
        var started = 0L;
        while (true)
        {
            try
            {
                if (inline)
                    call();
                else
                    _caller.Run(call, _options.TransactionCallBound);
                return;
            }
            catch (TimeoutException e)
            {
                Log.CallHung(_logger, step.ToString(), _options.TransactionCallBound.TotalSeconds);
                throw new RebuildException($"{step}: hung", e);
            }
            catch (KafkaException e)
            {
                Recover(step, e, ref started);
            }
        }
    }

    /// <summary>Waits before the same call is made again, or throws when that is not the remedy, or no longer.</summary>
    private void Recover(TransactionStep step, KafkaException e, ref long started)
    {
        var now = Stopwatch.GetTimestamp();
        if (started == 0)
            started = now;
        var remedy = TransactionErrors.Classify(e, step);
        if (remedy is not (Remedy.RetryCall or Remedy.WaitForQueue) || Stopwatch.GetElapsedTime(started, now) >= _options.TransactionCallBound)
            throw Failure(step, remedy, e);
        Thread.Sleep(remedy == Remedy.WaitForQueue ? QueuePause : RetryPause);
    }

    private Exception Failure(TransactionStep step, Remedy remedy, KafkaException e)
    {
        var reason = $"{step}: {e.Error.Code}";
        return remedy switch
        {
            Remedy.Abort => new TransactionAbortException(reason, e),
            Remedy.Stop => ClusterRefusal.Explain(e, _options),
            _ => new RebuildException(reason, e, TransactionErrors.IsFenced(e.Error.Code)),
        };
    }
}
