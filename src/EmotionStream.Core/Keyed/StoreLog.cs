using EmotionStream.Core.Graph;

namespace EmotionStream.Core.Keyed;

/// <summary>Writes what changed in a store to the changelog, and takes it back: as all kinds of task do that keep one codec's record of each key.</summary>
internal static class StoreLog
{
    /// <summary>Makes a state's record.</summary>
    /// <param name="state">The state.</param>
    /// <returns>Valid until the next call.</returns>
    public delegate ReadOnlySpan<byte> Writing<TState>(ref TState state);

    /// <summary>Reads a state's record.</summary>
    /// <param name="data">The record.</param>
    public delegate TState Reading<TState>(ReadOnlySpan<byte> data);

    /// <summary>Writes every state that changed since the last commit.</summary>
    /// <param name="store">The states.</param>
    /// <param name="changelog">Where they go.</param>
    /// <param name="write">Makes a record of one.</param>
    public static void Put<TState>(this KeyedStore<TState> store, IChangelog changelog, Writing<TState> write)
        where TState : struct, IKeyedState<TState>
    {
        for (var i = 0; i < store.DirtyCount; i++)
        {
            var slot = store.DirtySlot(i, out var existed);
            if (store.IsPresent(slot))
                changelog.Put(store.KeySpan(slot), write(ref store.State(slot)));
            else if (existed)
                changelog.Delete(store.KeySpan(slot));
        }
    }

    /// <summary>Takes a record of the changelog back.</summary>
    /// <param name="store">The states.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The record; empty for a tombstone.</param>
    /// <param name="read">Reads it.</param>
    /// <returns>Where the state is; negative when there is none any more.</returns>
    public static int Restore<TState>(this KeyedStore<TState> store, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, Reading<TState> read)
        where TState : struct, IKeyedState<TState>
    {
        var slot = store.Find(key);
        if (!value.IsEmpty)
        {
            slot = store.GetOrAdd(key, out _);
            store.State(slot) = read(value);
        }
        else if (slot >= 0)
        {
            store.Remove(slot);
            slot = -1;
        }

        store.Commit();
        return slot;
    }
}
