using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace EmotionStream.Core.Keyed;

/// <summary>
/// State by key for one task, explicit so that it can be logged, rolled back and restored. Keys are UTF-8; states live in slabs
/// and are handed out by reference, so an event allocates nothing. Every first touch in a transaction keeps the state as it was:
/// <see cref="Rollback"/> puts it back, <see cref="Commit"/> forgets it, and the touched slots are exactly the dirty ones.
/// Not thread-safe: a task has one thread.
/// </summary>
/// <typeparam name="TState">The state of one key.</typeparam>
public sealed class KeyedStore<TState>
    where TState : struct, IKeyedState<TState>
{
    /// <summary>How many keys ahead <see cref="Prefetch"/> should be called.</summary>
    public const int PrefetchDistance = 16;

    private const int SlabBits = 10;
    private const int SlabSize = 1 << SlabBits;
    private const uint SlotMask = (1u << 24) - 1;

    private readonly Stack<int> _free = new();
    private readonly List<int> _removed = [];
    private readonly KeyArena _keys = new();
    private readonly uint[] _prefetched = new uint[PrefetchDistance];
    private uint _prefetchAt;
    private Entry[][] _slabs = [];
    private int _used;
    private uint[] _buckets = new uint[16];
    private int _transaction = 1;
    private UndoLog<Undo> _undo = new();

    /// <summary>Keys present.</summary>
    public int Count { get; private set; }

    /// <summary>How many slots were touched since the last <see cref="Commit"/> or <see cref="Rollback"/>.</summary>
    public int DirtyCount => _undo.Count;

    /// <summary>One above the highest slot ever used: slots are 0 to this, free ones among them.</summary>
    public int SlotLimit => _used;

    /// <summary>Finds a key without touching it.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Its slot, or −1.</returns>
    public int Find(ReadOnlySpan<byte> key) => Find(key, KeyHash.Of(key));

    /// <summary>Finds a key without touching it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="hash">Its hash.</param>
    /// <returns>Its slot, or −1.</returns>
    internal int Find(ReadOnlySpan<byte> key, uint hash)
    {
        var slot = Locate(key, hash, out _);
        return slot >= 0 && EntryAt(slot).IsPresent ? slot : -1;
    }

    /// <summary>
    /// Brings a key's state towards the cache, if it is known. Call it once for each key, <see cref="PrefetchDistance"/> keys before its use: the
    /// lookup's three dependent misses, bucket, entry and key, are then over when it comes, which is worth a third of an event at 100,000 keys.
    /// </summary>
    /// <param name="hash">Hash of a key soon to be looked up.</param>
    /// <returns>The slot, if any, that an earlier key led to, whose state has arrived: what it points to may be prefetched. Else −1.</returns>
    internal unsafe int Prefetch(uint hash)
    {
        // Three steps, each for an earlier key whose last step has come to its end. An address may be stale when the collector has moved things: a prefetch of
        // anything is harmless.
        if (!Sse.IsSupported)
            return -1;
        _prefetched[_prefetchAt++ % PrefetchDistance] = hash;
        Sse.Prefetch0(Unsafe.AsPointer(ref _buckets[(int)hash & (_buckets.Length - 1)]));
        if (Guess(_prefetched[(_prefetchAt - 7) % PrefetchDistance]) is var next and >= 0)
        {
            var entry = (byte*)Unsafe.AsPointer(ref EntryAt(next));
            for (var line = 0; line < Unsafe.SizeOf<Entry>(); line += 64)
                Sse.Prefetch0(entry + line);
            Sse.Prefetch0(entry + Unsafe.SizeOf<Entry>() - 1);
        }

        var last = Guess(_prefetched[(_prefetchAt - 13) % PrefetchDistance]);
        if (last >= 0)
            Sse.Prefetch0(Unsafe.AsPointer(ref _keys.RoomAt(EntryAt(last).Key)));
        return last;
    }

    /// <summary>Finds a key, or adds it with a default state, and touches it.</summary>
    /// <param name="key">The key; copied when added.</param>
    /// <param name="added">Whether it was added.</param>
    /// <returns>Its slot, valid until the key is removed.</returns>
    public int GetOrAdd(ReadOnlySpan<byte> key, out bool added) => GetOrAdd(key, KeyHash.Of(key), out added);

    /// <summary>Finds a key, or adds it with a default state, and touches it.</summary>
    /// <param name="key">The key; copied when added.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="added">Whether it was added.</param>
    /// <returns>Its slot, valid until the key is removed.</returns>
    internal int GetOrAdd(ReadOnlySpan<byte> key, uint hash, out bool added)
    {
        var slot = Locate(key, hash, out var bucket);
        if (slot < 0)
            slot = Insert(key, hash, bucket);
        ref var entry = ref EntryAt(slot);
        Keep(ref entry, slot);
        added = !entry.IsPresent;
        if (added)
        {
            entry.State = default;
            entry.IsPresent = true;
            Count++;
        }

        return slot;
    }

    /// <summary>The state in a slot, for reading and writing. Call <see cref="Touch"/> before the first write of a transaction.</summary>
    /// <param name="slot">A slot of a present key.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref TState State(int slot) => ref EntryAt(slot).State;

    /// <summary>The key in a slot, good until the transaction in which it is removed is over.</summary>
    /// <param name="slot">A slot of a key, present or removed in this transaction.</param>
    public ReadOnlyMemory<byte> Key(int slot) => _keys.Memory(EntryAt(slot).Key);

    /// <summary>The same as <see cref="Key"/>, a little cheaper.</summary>
    /// <param name="slot">A slot of a key, present or removed in this transaction.</param>
    public ReadOnlySpan<byte> KeySpan(int slot) => _keys.Span(EntryAt(slot).Key);

    /// <summary>Whether the slot's key is present.</summary>
    /// <param name="slot">Any slot below <see cref="SlotLimit"/>.</param>
    public bool IsPresent(int slot) => slot < _used && EntryAt(slot).IsPresent;

    /// <summary>Marks a slot dirty and keeps its state for a rollback, once a transaction.</summary>
    /// <param name="slot">The slot about to be written.</param>
    public void Touch(int slot) => Keep(ref EntryAt(slot), slot);

    private void Keep(ref Entry entry, int slot)
    {
        if (entry.TouchedIn == _transaction)
            return;
        entry.TouchedIn = _transaction;
        ref var undo = ref _undo.Add();
        PrefetchLog(ref undo);
        undo.Slot = slot;
        undo.Present = entry.IsPresent;
        if (undo.Present)
            entry.State.CopyTo(ref undo.State);
    }

    /// <summary>Removes a key. Its slot stays known (as a tombstone to write) until the commit.</summary>
    /// <param name="slot">A slot of a present key.</param>
    public void Remove(int slot)
    {
        Touch(slot);
        EntryAt(slot).IsPresent = false;
        _removed.Add(slot);
        Count--;
    }

    /// <summary>A dirty slot: touched in this transaction, present or removed.</summary>
    /// <param name="index">0 to <see cref="DirtyCount"/> − 1, in the order of first touch.</param>
    /// <param name="existed">Whether the key was present before the transaction.</param>
    public int DirtySlot(int index, out bool existed)
    {
        existed = _undo[index].Present;
        return _undo[index].Slot;
    }

    /// <summary>Keeps all writes and forgets how to undo them.</summary>
    public void Commit()
    {
        // Only removed slots are visited, and old states stay in the log until overwritten: a commit costs nothing by the state.
        foreach (var slot in _removed)
            if (EntryAt(slot) is { IsPresent: false, Key: not Entry.NoKey })
                Release(slot);
        EndTransaction();
    }

    /// <summary>Undoes all writes since the last commit.</summary>
    /// <returns>The slots whose state is again what it was: whoever keeps reminders of states may have taken theirs meanwhile.</returns>
    public IReadOnlyList<int> Rollback()
    {
        var undone = new List<int>(DirtyCount);
        for (var i = 0; i < DirtyCount; i++)
        {
            ref var undo = ref _undo[i];
            ref var entry = ref EntryAt(undo.Slot);
            Count += (undo.Present ? 1 : 0) - (entry.IsPresent ? 1 : 0);
            entry.IsPresent = undo.Present;
            entry.State = undo.State;
            if (undo.Present)
                undone.Add(undo.Slot);
            else
                Release(undo.Slot);
            undo = default;
        }

        EndTransaction();
        return undone;
    }

    // The log is written from its start to its end in each transaction, so none of it is in the nearer caches: asked for six entries ahead, its lines are there when
    // they are stored to. Stores that wait for lines hold up all others; this is worth a thirtieth of an event.
    private static unsafe void PrefetchLog(ref Undo undo)
    {
        if (!Sse.IsSupported)
            return;
        var ahead = (byte*)Unsafe.AsPointer(ref undo) + (6 * Unsafe.SizeOf<Undo>());
        for (var line = 0; line < Unsafe.SizeOf<Undo>(); line += 64)
            Sse.Prefetch0(ahead + line);
    }

    private void EndTransaction()
    {
        _undo.Clear();
        _removed.Clear();
        _transaction = (_transaction + 1) & int.MaxValue;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Entry EntryAt(int slot)
    {
        // A slot is masked to its slab's size, so it needs no check; ten looks at an entry for each event made the checks a twentieth of it.
        ref var first = ref MemoryMarshal.GetArrayDataReference(_slabs[slot >> SlabBits]);
        return ref Unsafe.Add(ref first, slot & (SlabSize - 1));
    }

    // Linear probing; the load stays under 3/4. A bucket holds eight bits of the hash above slot + 1 (0 = empty): four bytes a bucket keep the
    // table in the cache, and the tag keeps a probe off most other keys' entries.
    private int Locate(ReadOnlySpan<byte> key, uint hash, out int bucket)
    {
        var buckets = _buckets;
        var mask = buckets.Length - 1;
        for (bucket = (int)hash & mask; ; bucket = (bucket + 1) & mask)
        {
            var candidate = buckets[bucket];
            if (candidate == 0)
                return -1;
            var slot = (int)(candidate & SlotMask) - 1;
            if (((candidate ^ hash) & ~SlotMask) == 0 && key.SequenceEqual(KeySpan(slot)))
                return slot;
        }
    }

    // The slot that a hash most likely leads to, without a look at its entry; −1 = none.
    private int Guess(uint hash)
    {
        var buckets = _buckets;
        var mask = buckets.Length - 1;
        for (var bucket = (int)hash & mask; ; bucket = (bucket + 1) & mask)
        {
            var candidate = buckets[bucket];
            if (candidate == 0 || ((candidate ^ hash) & ~SlotMask) == 0)
                return (int)(candidate & SlotMask) - 1;
        }
    }

    private int Insert(ReadOnlySpan<byte> key, uint hash, int bucket)
    {
        if (!_free.TryPop(out var slot))
        {
            if (_used == (int)SlotMask - 1)
                throw new InvalidOperationException($"A task holds {_used:N0} keys, the most there can be: use more partitions.");
            slot = _used++;
            if (slot >> SlabBits == _slabs.Length)
                Array.Resize(ref _slabs, _slabs.Length + 1);
            _slabs[slot >> SlabBits] ??= new Entry[SlabSize];
        }

        ref var entry = ref EntryAt(slot);
        entry.Key = _keys.Add(key);
        _buckets[bucket] = (hash & ~SlotMask) | (uint)(slot + 1);
        if ((_used - _free.Count) * 4L > _buckets.Length * 3L)
            Grow();
        return slot;
    }

    private void Grow()
    {
        var buckets = new uint[_buckets.Length * 2];
        var mask = buckets.Length - 1;
        foreach (var occupied in _buckets)
        {
            if (occupied == 0)
                continue;
            var bucket = Home(occupied, mask);
            while (buckets[bucket] != 0)
                bucket = (bucket + 1) & mask;
            buckets[bucket] = occupied;
        }

        _buckets = buckets;
    }

    private int Home(uint bucket, int mask) => (int)KeyHash.Of(KeySpan((int)(bucket & SlotMask) - 1)) & mask;

    private void Release(int slot)
    {
        ref var entry = ref EntryAt(slot);
        var key = _keys.Span(entry.Key);
        Locate(key, KeyHash.Of(key), out var hole);
        CloseHole(hole);
        _keys.Remove(entry.Key);
        entry = new Entry { Key = Entry.NoKey };
        _free.Push(slot);
    }

    // Backward-shift deletion: no tombstones in the buckets, so probes stay short however many keys come and go.
    private void CloseHole(int hole)
    {
        var mask = _buckets.Length - 1;
        for (var next = (hole + 1) & mask; _buckets[next] != 0; next = (next + 1) & mask)
        {
            if (((next - Home(_buckets[next], mask)) & mask) < ((next - hole) & mask))
                continue;
            _buckets[hole] = _buckets[next];
            hole = next;
        }

        _buckets[hole] = 0;
    }

    private struct Entry
    {
        /// <summary>The key of a slot that is free.</summary>
        public const int NoKey = -1;

        public TState State;

        /// <summary>Handle of the key.</summary>
        public int Key;

        // The transaction it was last touched in, and in the lowest bit whether the key is present: one word, as another would be eight bytes more.
        private uint _mark;

        public bool IsPresent
        {
            readonly get => (_mark & 1) != 0;
            set => _mark = (_mark & ~1u) | (value ? 1u : 0);
        }

        public int TouchedIn
        {
            readonly get => (int)(_mark >> 1);
            set => _mark = ((uint)value << 1) | (_mark & 1);
        }
    }

    private struct Undo
    {
        public int Slot;
        public bool Present;
        public TState State;
    }
}
