namespace EmotionStream.Core.Time;

/// <summary>
/// Which slots are to be looked at when. An entry is only a reminder: the state says what is really due, so an entry that has become too early
/// is put back later, and one for a slot that has gone is skipped. That keeps the price of an event at a comparison.
/// </summary>
/// <remarks>A heap of fours in which time and slot share eight bytes: half the memory, and half the time, of a <see cref="PriorityQueue{TElement, TPriority}"/>.</remarks>
public sealed class Deadlines
{
    private const int SlotBits = 24;
    private const int TimeBits = 64 - SlotBits;
    private const int Children = 4;

    // Reminders more than 17 years away from the first one, which only a broken clock can ask for.
    private readonly PriorityQueue<int, long> _far = new();
    private ulong[] _heap = [];
    private int _count;
    private long? _origin;

    /// <summary>Asks for a look at a slot.</summary>
    /// <param name="slot">The slot, less than 2^24.</param>
    /// <param name="time">When, task time in milliseconds.</param>
    public void Schedule(int slot, long time)
    {
        _origin ??= time - (1L << (TimeBits - 1));
        var relative = (ulong)(time - _origin.Value);
        if (relative >> TimeBits != 0)
        {
            _far.Enqueue(slot, time);
            return;
        }

        if (_count == _heap.Length)
            Array.Resize(ref _heap, 64 + (_count * 5 / 4));
        SiftUp(_count++, (relative << SlotBits) | (uint)slot);
    }

    /// <summary>Takes the next reminder that is due.</summary>
    /// <param name="now">Task time.</param>
    /// <param name="slot">Its slot.</param>
    /// <param name="time">When it was asked for.</param>
    /// <returns>False when none is due.</returns>
    public bool TryTake(long now, out int slot, out long time)
    {
        if (_far.TryPeek(out slot, out time) && time <= now)
            return _far.TryDequeue(out slot, out time);
        if (_count == 0)
            return false;
        var next = _heap[0];
        time = _origin!.Value + (long)(next >> SlotBits);
        if (time > now)
            return false;
        slot = (int)(next & ((1 << SlotBits) - 1));
        if (--_count > 0)
            SiftDown(_heap[_count]);
        return true;
    }

    private void SiftUp(int at, ulong entry)
    {
        var heap = _heap;
        for (; at > 0 && heap[(at - 1) / Children] > entry; at = (at - 1) / Children)
            heap[at] = heap[(at - 1) / Children];
        heap[at] = entry;
    }

    private void SiftDown(ulong entry)
    {
        var heap = _heap.AsSpan(0, _count);
        var at = 0;
        for (var first = 1; first < heap.Length; first = (at * Children) + 1)
        {
            var least = first;
            for (var child = first + 1; child < Math.Min(first + Children, heap.Length); child++)
                least = heap[child] < heap[least] ? child : least;
            if (heap[least] >= entry)
                break;
            heap[at] = heap[least];
            at = least;
        }

        heap[at] = entry;
    }
}
