using Confluent.Kafka;

namespace EmotionStream.App.Notifications;

/// <summary>A record of the alerts that has been read and is not settled until every webhook it goes to has it or is given up. Thread-safe.</summary>
/// <param name="record">The record.</param>
/// <param name="deliveries">How many webhooks it goes to.</param>
internal sealed class PendingAlert(ConsumeResult<byte[], byte[]> record, int deliveries)
{
    private int _left = deliveries;
    private volatile bool _isAbandoned;

    /// <summary>The record.</summary>
    public ConsumeResult<byte[], byte[]> Record => record;

    /// <summary>Whether nothing is left to do.</summary>
    public bool IsSettled => Volatile.Read(ref _left) == 0;

    /// <summary>Whether its partition went to another process, which will deliver it.</summary>
    public bool IsAbandoned => _isAbandoned;

    /// <summary>One of its deliveries is settled.</summary>
    public void Settle() => Interlocked.Decrement(ref _left);

    /// <summary>Its partition went.</summary>
    public void Abandon() => _isAbandoned = true;
}
