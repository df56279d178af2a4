using EmotionStream.Core.Interactions;
using EmotionStream.Core.Keyed;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Graph;

/// <summary>
/// What flows through the graph: one record with the state of its interaction, or (when <see cref="Record"/> is null) an interaction for which time has
/// passed. One instance a task, refilled for each record, so that flowing costs no allocation.
/// </summary>
public sealed class InteractionContext
{
    private readonly KeyedStore<InteractionState> _store;

    internal InteractionContext(KeyedStore<InteractionState> store) => _store = store;

    /// <summary>The record; null when time passed.</summary>
    public InputRecord? Record { get; internal set; }

    /// <summary>The interaction's slot in the store.</summary>
    public int Slot { get; internal set; }

    /// <summary>Event time of the record, or task time.</summary>
    public long Time { get; internal set; }

    /// <summary>Stream time of the record's partition, the record included.</summary>
    public long StreamTime { get; internal set; }

    /// <summary>Whether a customer turn was added or changed by this record.</summary>
    public bool TurnChanged { get; internal set; }

    /// <summary>Whether the record is too late for the order-sensitive measures.</summary>
    public bool IsLate { get; internal set; }

    /// <summary>The interaction's state, for reading and writing.</summary>
    public ref InteractionState State => ref _store.State(Slot);

    /// <summary>The interaction id as UTF-8.</summary>
    public ReadOnlyMemory<byte> Key => _store.Key(Slot);

    internal ReadOnlySpan<byte> KeySpan => _store.KeySpan(Slot);

    internal KeyedStore<InteractionState> Store => _store;
}
