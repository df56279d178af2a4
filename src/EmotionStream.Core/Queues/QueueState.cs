using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Queues;

/// <summary>The state of a queue in the keyed store.</summary>
internal struct QueueState : IKeyedState<QueueState>
{
    /// <summary>No reminder stands.</summary>
    public const long Never = long.MaxValue;

    /// <summary>What is kept.</summary>
    public QueueLedger Ledger;

    /// <summary>When the reminder that stands comes due.</summary>
    public long ScheduledAt;

    /// <summary>A queue of which that is known.</summary>
    public static QueueState New(QueueLedger ledger) => new() { Ledger = ledger, ScheduledAt = Never };

    /// <inheritdoc/>
    public readonly void CopyTo(ref QueueState copy) => copy = new() { Ledger = Ledger.Clone(), ScheduledAt = ScheduledAt };
}
