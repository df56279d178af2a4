namespace EmotionStream.Kafka.Worker;

/// <summary>A first-in, first-out queue of gathered records of one topic partition; a ring that grows and never shrinks.</summary>
internal sealed class RecordQueue
{
    private Incoming[] _ring = new Incoming[64];
    private int _head;

    /// <summary>How many records wait.</summary>
    public int Count { get; private set; }

    /// <summary>The oldest record.</summary>
    public Incoming Head => _ring[_head];

    /// <summary>A record further back.</summary>
    /// <param name="ahead">How many records stand before it; less than <see cref="Count"/>.</param>
    public Incoming Peek(int ahead) => _ring[(_head + ahead) & (_ring.Length - 1)];

    /// <summary>Adds a record.</summary>
    /// <param name="incoming">The record.</param>
    public void Enqueue(Incoming incoming)
    {
        if (Count == _ring.Length)
        {
            var larger = new Incoming[_ring.Length * 2];
            for (var i = 0; i < Count; i++)
                larger[i] = _ring[(_head + i) & (_ring.Length - 1)];
            (_ring, _head) = (larger, 0);
        }

        _ring[(_head + Count++) & (_ring.Length - 1)] = incoming;
    }

    /// <summary>Takes the oldest record.</summary>
    public Incoming Dequeue()
    {
        var incoming = _ring[_head];
        _head = (_head + 1) & (_ring.Length - 1);
        Count--;
        return incoming;
    }
}
