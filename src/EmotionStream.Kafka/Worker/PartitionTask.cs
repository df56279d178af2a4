using Confluent.Kafka;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Topics;

namespace EmotionStream.Kafka.Worker;

/// <summary>The task of one partition number: its graph, what has been gathered for it from each input, and how far it has got.</summary>
internal sealed class PartitionTask
{
    private const long Unknown = -1;
    private readonly InputSource _first;
    private readonly RecordQueue[] _queues;
    private readonly TopicPartition[] _partitions;
    private readonly long[] _next;
    private readonly long[] _committed;
    private readonly bool[] _atEnd;
    private readonly bool[] _fetched;
    private readonly long[] _firstUncommitted;
    private readonly long[] _firstExpected;
    private bool _positionLogged;

    /// <summary>Makes a task.</summary>
    /// <param name="kind">What it reads.</param>
    /// <param name="partition">The partition number.</param>
    /// <param name="names">Topics.</param>
    /// <param name="graph">The graph.</param>
    public PartitionTask(TaskKind kind, int partition, TopicNames names, ITaskGraph graph)
    {
        (Partition, Graph, Sources) = (partition, graph, [.. kind.Inputs]);
        _first = Sources[0];
        var inputs = Sources.Length;
        _queues = [.. Sources.Select(_ => new RecordQueue())];
        _partitions = [.. Sources.Select(source => new TopicPartition(names.Of(source), partition))];
        (_next, _committed) = (new long[inputs], new long[inputs]);
        (_atEnd, _fetched) = (new bool[inputs], new bool[inputs]);
        (_firstUncommitted, _firstExpected) = (new long[inputs], new long[inputs]);
        Array.Fill(_firstUncommitted, Unknown);
        Array.Fill(_firstExpected, Unknown);
    }

    /// <summary>Its inputs.</summary>
    public InputSource[] Sources { get; }

    /// <summary>The partition number.</summary>
    public int Partition { get; }

    /// <summary>The graph.</summary>
    public ITaskGraph Graph { get; }

    /// <summary>Records gathered and not processed.</summary>
    public int Waiting
    {
        get
        {
            var waiting = 0;
            foreach (var queue in _queues)
                waiting += queue.Count;
            return waiting;
        }
    }

    /// <summary>Since when records wait for another input; 0 when none does.</summary>
    public long WaitingSince { get; set; }

    /// <summary>What has been gathered from an input.</summary>
    /// <param name="source">The input.</param>
    public RecordQueue Queue(InputSource source) => _queues[source - _first];

    /// <summary>The topic partitions of all inputs.</summary>
    public IReadOnlyList<TopicPartition> Partitions => _partitions;

    /// <summary>The topic partition of an input.</summary>
    /// <param name="source">The input.</param>
    public TopicPartition TopicPartition(InputSource source) => _partitions[source - _first];

    /// <summary>Next offset to process of an input.</summary>
    /// <param name="source">The input.</param>
    public long Next(InputSource source) => _next[source - _first];

    /// <summary>Whether the end of an input was reported after its last gathered record.</summary>
    /// <param name="source">The input.</param>
    public bool IsEndReported(InputSource source) => _atEnd[source - _first];

    /// <summary>
    /// Whether a record of an input has come since it was assigned or rewound. Before, the watermark the client knows may be none, or one of long ago.
    /// </summary>
    /// <param name="source">The input.</param>
    public bool IsFetched(InputSource source) => _fetched[source - _first];

    /// <summary>Next offset of each input that the restored state goes up to; null when the changelog does not say.</summary>
    public long[]? Restored { get; private set; }

    /// <summary>Whether the changelog has records, and all that were ever written to it: so if it says nothing of a position, none was ever committed.</summary>
    public bool ChangelogIsWhole { get; set; }

    /// <summary>Takes one changelog record.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value; empty = tombstone.</param>
    public void Restore(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key.SequenceEqual(TaskPosition.Key))
            Restored = TaskPosition.Read(value, Sources.Length);
        else
            Graph.Restore(key, value);
    }

    /// <summary>Sets where reading begins, once the state is restored.</summary>
    /// <param name="source">The input.</param>
    /// <param name="offset">The offset.</param>
    public void StartAt(InputSource source, long offset)
    {
        _next[source - _first] = _committed[source - _first] = offset;
        _positionLogged = Restored is not null;
    }

    /// <summary>Takes a gathered record.</summary>
    /// <param name="incoming">The record.</param>
    /// <exception cref="RebuildException">Records between the last commit and this one have been left out.</exception>
    public void Enqueue(Incoming incoming)
    {
        var source = incoming.Record.Source - _first;
        var offset = incoming.Record.Offset;
        if (offset < _next[source] || (_firstExpected[source] != Unknown && offset > _firstExpected[source]))
        {
            throw new RebuildException(
                "Seek: records were left out or came again", new InvalidDataException($"{_partitions[source]} goes on at {offset} instead of {Math.Max(_next[source], _firstExpected[source])}"));
        }

        _firstExpected[source] = Unknown;
        if (_firstUncommitted[source] == Unknown)
            _firstUncommitted[source] = offset;
        _queues[source].Enqueue(incoming);
        _atEnd[source] = false;
        _fetched[source] = true;
    }

    /// <summary>The end of an input was reached.</summary>
    /// <param name="source">The input.</param>
    public void ReportEnd(InputSource source) => _atEnd[source - _first] = true;

    /// <summary>A record was processed.</summary>
    /// <param name="at">The record.</param>
    public void Advanced(RecordPosition at) => _next[at.Source - _first] = at.Offset + 1;

    /// <summary>Writes every dirty state and, when it has changed, how far the task has got.</summary>
    public void Checkpoint()
    {
        Graph.Checkpoint();
        if (_positionLogged && _next.AsSpan().SequenceEqual(_committed))
            return;
        Span<byte> position = stackalloc byte[TaskPosition.Length(_next.Length)];
        TaskPosition.Write(_next, position);
        Graph.Output.Put(TaskPosition.Key, position);
    }

    /// <summary>Adds the next offset of every input: all of them with every commit, so that a worker that lost the partition can't write for it.</summary>
    /// <param name="offsets">Receives them.</param>
    public void AddOffsets(List<TopicPartitionOffset> offsets)
    {
        for (var i = 0; i < _next.Length; i++)
            offsets.Add(new TopicPartitionOffset(_partitions[i], _next[i]));
    }

    /// <summary>The transaction committed.</summary>
    public void Committed()
    {
        _next.CopyTo(_committed, 0);
        _positionLogged = true;
        for (var i = 0; i < _next.Length; i++)
            _firstUncommitted[i] = _queues[i].Count > 0 ? _queues[i].Head.Record.Offset : Unknown;
        Graph.Commit();
    }

    /// <summary>Drops what was gathered and goes back to the last commit.</summary>
    /// <param name="reader">Takes the records back.</param>
    /// <returns>Where to read on.</returns>
    public IEnumerable<TopicPartitionOffset> Rewind(IncomingReader reader)
    {
        Drop(reader);
        _committed.CopyTo(_next, 0);
        _firstUncommitted.CopyTo(_firstExpected, 0);
        return _partitions.Select((p, i) => new TopicPartitionOffset(p, _committed[i]));
    }

    /// <summary>Drops what was gathered.</summary>
    /// <param name="reader">Takes the records back.</param>
    public void Drop(IncomingReader reader)
    {
        foreach (var queue in _queues)
            while (queue.Count > 0)
                reader.Return(queue.Dequeue());
        Array.Clear(_atEnd);
        Array.Clear(_fetched);
        WaitingSince = 0;
    }
}
