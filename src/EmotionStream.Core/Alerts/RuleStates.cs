using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Alerts;

/// <summary>
/// Where rules stand, for all interactions of a task: blocks in slabs, chained newest first from the head in an interaction's state (0 = no rule). Most interactions
/// have none, and one more or less allocates nothing: as objects of their own they took five times the memory, and finding them was a cache miss for each event.
/// Like the keyed store it undoes: before a block is written to, it is kept as it was.
/// </summary>
public sealed class RuleStates
{
    private const int SlabBits = 10;
    private RuleState[][] _slabs = [];
    private UndoLog<Undo> _undo = new();
    private int _used;
    private int _free;
    private int _committedUsed;
    private int _committedFree;
    private int _committedCount;

    /// <summary>Blocks in use.</summary>
    public int Count { get; private set; }

    /// <summary>A block, for reading.</summary>
    /// <param name="handle">Its handle, not 0.</param>
    public ref readonly RuleState this[int handle] => ref At(handle);

    /// <summary>A block, for writing.</summary>
    /// <param name="handle">Its handle, not 0.</param>
    public ref RuleState Write(int handle)
    {
        ref var block = ref At(handle);
        ref var undo = ref _undo.Add();
        undo.Handle = handle;
        undo.Block = block;
        return ref block;
    }

    /// <summary>Puts a new block at the head of a chain.</summary>
    /// <param name="head">The chain's head, in a state that is touched.</param>
    /// <param name="block">The block; its next one is set here.</param>
    /// <returns>Its handle, the new head.</returns>
    public int Add(ref int head, in RuleState block)
    {
        var handle = _free;
        if (handle == 0)
        {
            // Block 0 stays unused, as 0 says that there is none.
            handle = ++_used;
            if (handle >> SlabBits >= _slabs.Length)
                _slabs = [.. _slabs, new RuleState[1 << SlabBits]];
        }
        else
        {
            _free = At(handle).Next;
        }

        ref var added = ref Write(handle);
        added = block;
        added.Next = head;
        Count++;
        return head = handle;
    }

    /// <summary>Takes a block out of its chain.</summary>
    /// <param name="head">The chain's head, in a state that is touched.</param>
    /// <param name="handle">A block of the chain.</param>
    public void Remove(ref int head, int handle)
    {
        var next = At(handle).Next;
        if (head == handle)
        {
            head = next;
        }
        else
        {
            var before = head;
            while (At(before).Next != handle)
                before = At(before).Next;
            Write(before).Next = next;
        }

        Write(handle).Next = _free;
        _free = handle;
        Count--;
    }

    /// <summary>Takes all blocks out of a chain.</summary>
    /// <param name="head">The chain's head, in a state that is touched.</param>
    public void Clear(ref int head)
    {
        while (head != 0)
            Remove(ref head, head);
    }

    /// <summary>Finds the block of a rule.</summary>
    /// <param name="head">The chain's head.</param>
    /// <param name="rule">Number of the rule.</param>
    /// <returns>Its handle; 0 when the rule has none.</returns>
    public int Find(int head, byte rule)
    {
        while (head != 0 && At(head).Rule != rule)
            head = At(head).Next;
        return head;
    }

    /// <summary>A bit for each rule that has a block.</summary>
    /// <param name="head">The chain's head.</param>
    public uint MaskOf(int head)
    {
        var mask = 0u;
        for (; head != 0; head = At(head).Next)
            mask |= 1u << At(head).Rule;
        return mask;
    }

    /// <summary>The blocks of a chain in the order in which they began.</summary>
    /// <param name="head">The chain's head.</param>
    /// <param name="handles">Room for <see cref="RuleSet.MaxRules"/> handles.</param>
    /// <returns>The part of it that is filled.</returns>
    public ReadOnlySpan<int> OldestFirst(int head, Span<int> handles)
    {
        var at = handles.Length;
        for (; head != 0; head = At(head).Next)
            handles[--at] = head;
        return handles[at..];
    }

    /// <summary>Brings a chain's first block towards the cache: a miss for each event of an interaction that has one.</summary>
    /// <param name="head">The chain's head.</param>
    public unsafe void Prefetch(int head)
    {
        if (head != 0 && Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref At(head)));
    }

    /// <summary>Keeps all writes and forgets how to undo them.</summary>
    public void Commit()
    {
        _undo.Clear();
        (_committedUsed, _committedFree, _committedCount) = (_used, _free, Count);
    }

    /// <summary>Undoes all writes since the last commit.</summary>
    public void Rollback()
    {
        for (var i = _undo.Count - 1; i >= 0; i--)
            At(_undo[i].Handle) = _undo[i].Block;
        _undo.Clear();
        (_used, _free, Count) = (_committedUsed, _committedFree, _committedCount);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref RuleState At(int handle) => ref _slabs[handle >> SlabBits][handle & ((1 << SlabBits) - 1)];

    private struct Undo
    {
        public int Handle;
        public RuleState Block;
    }
}
