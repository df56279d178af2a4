using Confluent.Kafka;

namespace EmotionStream.App.Notifications;

/// <summary>
/// Knows how far each partition is settled without a gap: an offset is committed only when everything before it is delivered or dead-lettered, in whatever order webhooks
/// answered. Used by the polling thread only.
/// </summary>
internal sealed class OffsetTracker
{
    private readonly Dictionary<TopicPartition, Queue<PendingAlert>> _partitions = [];

    /// <summary>Records not settled yet, and those behind one that is not.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a record up, in the order of its partition.</summary>
    /// <param name="pending">The record.</param>
    public void Add(PendingAlert pending)
    {
        if (!_partitions.TryGetValue(pending.Record.TopicPartition, out var queue))
            _partitions.Add(pending.Record.TopicPartition, queue = new Queue<PendingAlert>());
        queue.Enqueue(pending);
        Count++;
    }

    /// <summary>Takes off what is settled, and says where each partition stands now; only those that moved.</summary>
    public IReadOnlyList<TopicPartitionOffset> Advance()
    {
        var moved = new List<TopicPartitionOffset>();
        foreach (var (partition, queue) in _partitions)
        {
            Offset? next = null;
            while (queue.TryPeek(out var first) && first.IsSettled)
            {
                next = queue.Dequeue().Record.Offset + 1;
                Count--;
            }

            if (next is { } offset)
                moved.Add(new TopicPartitionOffset(partition, offset));
        }

        return moved;
    }

    /// <summary>A partition went to another process.</summary>
    /// <param name="partition">The partition.</param>
    public void Abandon(TopicPartition partition)
    {
        if (!_partitions.Remove(partition, out var queue))
            return;
        Count -= queue.Count;
        foreach (var pending in queue)
            pending.Abandon();
    }
}
