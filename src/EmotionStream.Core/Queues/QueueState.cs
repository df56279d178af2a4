using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Queues;

/// <summary>The state of a queue in the keyed store.</summary>
internal struct QueueState : IKeyedState<QueueState>, IRemindedState
{
    /// <summary>What is kept.</summary>
    public QueueLedger Ledger;

    /// <inheritdoc/>
    public long ScheduledAt { get; set; }

    /// <summary>A queue of which that is known.</summary>
    public static QueueState New(QueueLedger ledger) => new() { Ledger = ledger, ScheduledAt = IRemindedState.Never };

    /// <inheritdoc/>
    public readonly void CopyTo(ref QueueState copy) => copy = new() { Ledger = Ledger.Clone(), ScheduledAt = ScheduledAt };
}
