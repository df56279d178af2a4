using System.Runtime.CompilerServices;

namespace EmotionStream.Core.Keyed;

/// <summary>What was kept before the writes of a transaction, oldest first. Entries stay until they are overwritten: clearing costs as much as keeping.</summary>
/// <typeparam name="T">What is kept of one write.</typeparam>
internal struct UndoLog<T>()
    where T : struct
{
    private const int AlwaysKept = 1024;
    private T[] _entries = new T[64];

    /// <summary>Entries of this transaction.</summary>
    public int Count { get; private set; }

    /// <summary>An entry.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    public readonly ref T this[int index] => ref _entries[index];

    /// <summary>Makes room for another entry.</summary>
    /// <returns>The entry, to be overwritten.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Add()
    {
        if (Count == _entries.Length)
            Array.Resize(ref _entries, _entries.Length * 2);
        return ref _entries[Count++];
    }

    /// <summary>The transaction is over.</summary>
    public void Clear()
    {
        // One large transaction must not hold memory for ever.
        if (_entries.Length > AlwaysKept && Count < _entries.Length / 8)
            Array.Resize(ref _entries, _entries.Length / 2);
        Count = 0;
    }
}
