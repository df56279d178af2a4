using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Queues;

/// <summary>
/// What flows through the graph: one event with the state of its queue, or (when <see cref="Event"/> is null) a queue for which time has passed. One instance a task,
/// refilled for each event.
/// </summary>
internal sealed class QueueContext(KeyedStore<QueueState> store)
{
    /// <summary>The event; null when time passed.</summary>
    public QueueEvent? Event { get; set; }

    /// <summary>The queue's slot in the store.</summary>
    public int Slot { get; set; }

    /// <summary>Task time.</summary>
    public long Now { get; set; }

    /// <summary>The queue's state.</summary>
    public ref QueueState State => ref store.State(Slot);

    /// <summary>What is kept of the queue.</summary>
    public QueueLedger Ledger => State.Ledger;

    /// <summary>The queue as UTF-8.</summary>
    public ReadOnlySpan<byte> Key => store.KeySpan(Slot);

    /// <summary>The store.</summary>
    public KeyedStore<QueueState> Store => store;
}
