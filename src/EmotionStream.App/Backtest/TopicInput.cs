using Confluent.Kafka;
using EmotionStream.App.CommandLine;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Topics;

namespace EmotionStream.App.Backtest;

/// <summary>The input topics of a Kafka, from their beginning to the end they had when this was made. Nothing is committed and no consumer group is joined.</summary>
internal sealed class TopicInput : IRecordedInput
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ConsumerConfig _config;
    private readonly TopicNames _names;
    private readonly Dictionary<(InputSource Source, int Partition), (long Low, long High)> _bounds = [];
    private readonly int _partitions;

    /// <summary>Takes note of where each partition ends.</summary>
    /// <param name="client">librdkafka's settings of the cluster.</param>
    /// <param name="prefix">Prefix of the input topics.</param>
    /// <exception cref="CommandException">The cluster is away, or has none of the topics.</exception>
    public TopicInput(IEnumerable<KeyValuePair<string, string>> client, string prefix)
    {
        _names = new TopicNames(prefix, "");
        _config = new ConsumerConfig(client.ToDictionary(StringComparer.OrdinalIgnoreCase))
        {
            GroupId = "emotionstream-backtest",
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            IsolationLevel = IsolationLevel.ReadCommitted,
        };
        try
        {
            using var admin = new AdminClientBuilder(_config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
            using var consumer = Build();
            foreach (var source in TaskKind.Interactions.Inputs)
            {
                var found = admin.GetMetadata(_names.Of(source), Patience).Topics.SingleOrDefault(topic => !topic.Error.IsError);
                foreach (var partition in found?.Partitions ?? [])
                {
                    var bounds = consumer.QueryWatermarkOffsets(new(_names.Of(source), partition.PartitionId), Patience);
                    _bounds[(source, partition.PartitionId)] = (bounds.Low.Value, bounds.High.Value);
                    _partitions = Math.Max(_partitions, partition.PartitionId + 1);
                }
            }
        }
        catch (KafkaException problem)
        {
            throw new CommandException($"Kafka at {_config.BootstrapServers}: {problem.Error.Reason}");
        }

        if (_bounds.Count == 0)
            throw new CommandException($"Kafka at {_config.BootstrapServers} has none of the topics {string.Join(", ", _names.Inputs)}.");
    }

    /// <inheritdoc/>
    public string Name => $"{string.Join(", ", _names.Inputs)} at {_config.BootstrapServers}";

    /// <inheritdoc/>
    public IEnumerable<IEnumerable<RawRecord>> Partitions(CancellationToken cancellation) =>
        Enumerable.Range(0, _partitions).Select(partition => Merge(partition, cancellation));

    // Kafka orders a partition, not topics among each other: the topic whose next record is oldest goes first, as it would have come live.
    private IEnumerable<RawRecord> Merge(int partition, CancellationToken cancellation)
    {
        var heads = new PriorityQueue<(IEnumerator<(long Time, RawRecord Record)> Topic, int Order), (long, int)>();
        var open = new List<IEnumerator<(long Time, RawRecord Record)>>();
        try
        {
            foreach (var source in TaskKind.Interactions.Inputs.Where(source => _bounds.ContainsKey((source, partition))))
            {
                var topic = Read(source, partition, cancellation).GetEnumerator();
                open.Add(topic);
                if (topic.MoveNext())
                    heads.Enqueue((topic, (int)source), (topic.Current.Time, (int)source));
            }

            while (heads.TryDequeue(out var head, out _))
            {
                yield return head.Topic.Current.Record;
                if (head.Topic.MoveNext())
                    heads.Enqueue(head, (head.Topic.Current.Time, head.Order));
            }
        }
        finally
        {
            open.ForEach(static topic => topic.Dispose());
        }
    }

    private IEnumerable<(long Time, RawRecord Record)> Read(InputSource source, int partition, CancellationToken cancellation)
    {
        var (low, high) = _bounds[(source, partition)];
        if (low >= high)
            yield break;
        var decoder = new InputDecoder(new DecoderLimits { MaxFuture = ReplayEngine.AnyFuture });
        var scratch = new InputRecord();
        var time = long.MinValue;
        using var consumer = Build();
        consumer.Assign(new TopicPartitionOffset(_names.Of(source), partition, low));
        while (true)
        {
            var result = Next(consumer, source, partition, cancellation);
            if (result.IsPartitionEOF || result.Offset.Value >= high)
                break;
            var (key, value) = (result.Message.Key ?? [], result.Message.Value ?? []);

            // A record without a time of its own stands where it was sent. Stream time never goes back.
            if (!decoder.Decode(source, key, value, scratch).Failed)
                time = Math.Max(time, scratch.Time);
            yield return (time, new(source, result.Offset.Value, key, value));
            if (result.Offset.Value + 1 >= high)
                break;
        }

        consumer.Close();
    }

    private ConsumeResult<byte[], byte[]> Next(IConsumer<byte[], byte[]> consumer, InputSource source, int partition, CancellationToken cancellation)
    {
        try
        {
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            bound.CancelAfter(Patience);
            return consumer.Consume(bound.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandException($"Kafka at {_config.BootstrapServers} sends nothing of {_names.Of(source)} partition {partition} within {Patience.TotalSeconds:0} seconds.");
        }
        catch (ConsumeException problem)
        {
            throw new CommandException($"Kafka at {_config.BootstrapServers}: {problem.Error.Reason}");
        }
    }

    private IConsumer<byte[], byte[]> Build() =>
        new ConsumerBuilder<byte[], byte[]>(_config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
}
