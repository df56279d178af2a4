using Confluent.Kafka;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Worker;

/// <summary>The task of one partition number: its graph, what has been gathered for it from each input, and how far it has got.</summary>
internal sealed class PartitionTask
{
    /// <summary>How many inputs a task reads.</summary>
    public const int Inputs = 4;

    private const long Unknown = -1;
    private readonly RecordQueue[] _queues = [new(), new(), new(), new()];
    private readonly TopicPartition[] _partitions;
    private readonly long[] _next = new long[Inputs];
    private readonly long[] _committed = new long[Inputs];
    private readonly bool[] _atEnd = new bool[Inputs];
    private readonly bool[] _fetched = new bool[Inputs];
    private readonly long[] _firstUncommitted = [Unknown, Unknown, Unknown, Unknown];
    private readonly long[] _firstExpected = [Unknown, Unknown, Unknown, Unknown];
    private bool _positionLogged;

    /// <summary>Makes a task.</summary>
    /// <param name="partition">The partition number.</param>
    /// <param name="topics">The input topics.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="output">Where it publishes.</param>
    public PartitionTask(int partition, IReadOnlyList<string> topics, IInteractionTask graph, PartitionOutput output)
    {
        (Partition, Graph, Output) = (partition, graph, output);
        _partitions = [.. topics.Select(t => new TopicPartition(t, partition))];
    }

    /// <summary>The partition number.</summary>
    public int Partition { get; }

    /// <summary>The graph.</summary>
    public IInteractionTask Graph { get; }

    /// <summary>Where it publishes.</summary>
    public PartitionOutput Output { get; }

    /// <summary>Records gathered and not processed.</summary>
    public int Waiting => _queues[0].Count + _queues[1].Count + _queues[2].Count + _queues[3].Count;

    /// <summary>Since when records wait for another input; 0 when none does.</summary>
    public long WaitingSince { get; set; }

    /// <summary>What has been gathered from an input.</summary>
    /// <param name="source">The input.</param>
    public RecordQueue Queue(InputSource source) => _queues[(int)source];

    /// <summary>The topic partitions of all inputs.</summary>
    public IReadOnlyList<TopicPartition> Partitions => _partitions;

    /// <summary>The topic partition of an input.</summary>
    /// <param name="source">The input.</param>
    public TopicPartition TopicPartition(InputSource source) => _partitions[(int)source];

    /// <summary>Next offset to process of an input.</summary>
    /// <param name="source">The input.</param>
    public long Next(InputSource source) => _next[(int)source];

    /// <summary>Whether the end of each input was reported after its last gathered record.</summary>
    public ReadOnlySpan<bool> EndReported => _atEnd;

    /// <summary>
    /// Whether a record of an input has come since it was assigned or rewound. Before, the watermark the client knows may be none, or one of long ago.
    /// </summary>
    /// <param name="source">The input.</param>
    public bool IsFetched(InputSource source) => _fetched[(int)source];

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
            Restored = TaskPosition.Read(value);
        else
            Graph.Restore(key, value);
    }

    /// <summary>Sets where reading begins, once the state is restored.</summary>
    /// <param name="source">The input.</param>
    /// <param name="offset">The offset.</param>
    public void StartAt(InputSource source, long offset)
    {
        _next[(int)source] = _committed[(int)source] = offset;
        _positionLogged = Restored is not null;
    }

    /// <summary>Takes a gathered record.</summary>
    /// <param name="incoming">The record.</param>
    /// <exception cref="RebuildException">Records between the last commit and this one have been left out.</exception>
    public void Enqueue(Incoming incoming)
    {
        var source = (int)incoming.Record.Source;
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
    public void ReportEnd(InputSource source) => _atEnd[(int)source] = true;

    /// <summary>A record was processed.</summary>
    /// <param name="at">The record.</param>
    public void Advanced(RecordPosition at) => _next[(int)at.Source] = at.Offset + 1;

    /// <summary>Writes every dirty state and, when it has changed, how far the task has got.</summary>
    public void Checkpoint()
    {
        Graph.Checkpoint(Output, Output.LiveState);
        if (_positionLogged && _next.AsSpan().SequenceEqual(_committed))
            return;
        Span<byte> position = stackalloc byte[TaskPosition.Length];
        TaskPosition.Write(_next, position);
        Output.Put(TaskPosition.Key, position);
    }

    /// <summary>Adds the next offset of every input: all of them with every commit, so that a worker that lost the partition can't write for it.</summary>
    /// <param name="offsets">Receives them.</param>
    public void AddOffsets(List<TopicPartitionOffset> offsets)
    {
        for (var i = 0; i < Inputs; i++)
            offsets.Add(new TopicPartitionOffset(_partitions[i], _next[i]));
    }

    /// <summary>The transaction committed.</summary>
    public void Committed()
    {
        _next.CopyTo(_committed, 0);
        _positionLogged = true;
        for (var i = 0; i < Inputs; i++)
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
