using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EmotionStream.Core.Keyed;

/// <summary>
/// The bytes of keys, one after the other in chunks, each behind its length: an array of its own for each key would take 24 bytes more, and the collector's time. The
/// room of a removed key is used again for one of the same size.
/// </summary>
internal sealed class KeyArena
{
    /// <summary>The longest key there can be.</summary>
    public const int MaxLength = (ChunkUnits * Unit) - sizeof(ushort);

    private const int Unit = 4;
    private const int ChunkBits = 14;
    private const int ChunkUnits = 1 << ChunkBits;
    private byte[][] _chunks = [];
    private int _used;

    // By size in units, the first free room of that size (its handle + 1), which holds the next one.
    private int[] _free = [];

    /// <summary>Copies a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Its handle.</returns>
    public int Add(ReadOnlySpan<byte> key)
    {
        if (key.Length > MaxLength)
            throw new ArgumentException($"A key has {key.Length} bytes: allowed are at most {MaxLength}.", nameof(key));
        var handle = TakeRoom(Units(key.Length));
        ref var room = ref RoomAt(handle);
        Unsafe.WriteUnaligned(ref room, (ushort)key.Length);
        key.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref room, sizeof(ushort)), key.Length));
        return handle;
    }

    /// <summary>A key.</summary>
    /// <param name="handle">Its handle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Span(int handle)
    {
        ref var room = ref RoomAt(handle);
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref room, sizeof(ushort)), Unsafe.ReadUnaligned<ushort>(ref room));
    }

    /// <summary>A key, good until it is removed.</summary>
    /// <param name="handle">Its handle.</param>
    public ReadOnlyMemory<byte> Memory(int handle) =>
        _chunks[handle >> ChunkBits].AsMemory(((handle & (ChunkUnits - 1)) * Unit) + sizeof(ushort), Span(handle).Length);

    /// <summary>Where a key is, to be brought towards the cache.</summary>
    /// <param name="handle">Its handle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte RoomAt(int handle) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_chunks[handle >> ChunkBits]), (handle & (ChunkUnits - 1)) * Unit);

    /// <summary>Gives a key's room back.</summary>
    /// <param name="handle">Its handle.</param>
    public void Remove(int handle)
    {
        var units = Units(Span(handle).Length);
        if (units >= _free.Length)
            Array.Resize(ref _free, units + 1);
        Unsafe.WriteUnaligned(ref RoomAt(handle), _free[units]);
        _free[units] = handle + 1;
    }

    private static int Units(int length) => (sizeof(ushort) + length + Unit - 1) / Unit;

    private int TakeRoom(int units)
    {
        if (units < _free.Length && _free[units] != 0)
        {
            var free = _free[units] - 1;
            _free[units] = Unsafe.ReadUnaligned<int>(ref RoomAt(free));
            return free;
        }

        // What is left of a chunk that is too full is lost: less than a key in 64 KiB.
        if ((_used & (ChunkUnits - 1)) + units > ChunkUnits)
            _used = _chunks.Length * ChunkUnits;
        if (_used == _chunks.Length * ChunkUnits)
            _chunks = [.. _chunks, new byte[ChunkUnits * Unit]];
        var handle = _used;
        _used += units;
        return handle;
    }
}
