using EmotionStream.App.CommandLine;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Topics;

namespace EmotionStream.App.Backtest;

/// <summary>The input topics of a Kafka, from their beginning to the end they had when this was made. Nothing is committed and no consumer group is joined.</summary>
internal sealed class TopicInput : IRecordedInput
{
    private readonly RecordedTopics _topics;
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
        _topics = new RecordedTopics(client);
        foreach (var source in TaskKind.Interactions.Inputs)
        {
            foreach (var (partition, bounds) in _topics.Bounds(_names.Of(source)))
            {
                _bounds[(source, partition)] = bounds;
                _partitions = Math.Max(_partitions, partition + 1);
            }
        }

        if (_bounds.Count == 0)
            throw new CommandException($"Kafka at {_topics.Bootstrap} has none of the topics {string.Join(", ", _names.Inputs)}.");
    }

    /// <inheritdoc/>
    public string Name => $"{string.Join(", ", _names.Inputs)} at {_topics.Bootstrap}";

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
        var decoder = new InputDecoder(new DecoderLimits { MaxFuture = ReplayEngine.AnyFuture });
        var scratch = new InputRecord();
        var time = long.MinValue;
        foreach (var record in _topics.Read(_names.Of(source), partition, _bounds[(source, partition)], cancellation))
        {
            var (key, value) = (record.Message.Key ?? [], record.Message.Value ?? []);

            // A record without a time of its own stands where it was sent. Stream time never goes back.
            if (!decoder.Decode(source, key, value, scratch).Failed)
                time = Math.Max(time, scratch.Time);
            yield return (time, new(source, record.Offset.Value, key, value));
        }
    }
}
