using System.Buffers.Binary;
using System.Numerics;

namespace EmotionStream.Core.Keyed;

/// <summary>
/// A 32-bit hash of a key, seeded anew in each process so that chosen ids can't be made to collide. Eight bytes a step, multiply and fold
/// (the mixing step of wyhash).
/// </summary>
internal static class KeyHash
{
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64() | 1;

    /// <summary>The hash of a key.</summary>
    /// <param name="key">The key.</param>
    public static uint Of(ReadOnlySpan<byte> key)
    {
        var hash = Seed ^ (ulong)key.Length;
        var rest = key;
        for (; rest.Length > 8; rest = rest[8..])
            hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(rest));
        hash = Fold(hash ^ Tail(key, rest));
        return (uint)(hash ^ (hash >> 32));
    }

    // The last eight bytes at once, those already taken among them: cheaper than byte by byte.
    private static ulong Tail(ReadOnlySpan<byte> key, ReadOnlySpan<byte> rest)
    {
        if (key.Length >= 8)
            return BinaryPrimitives.ReadUInt64LittleEndian(key[^8..]);
        var tail = 0UL;
        foreach (var b in rest)
            tail = (tail << 8) | b;
        return tail;
    }

    private static ulong Fold(ulong value)
    {
        var high = Math.BigMul(value, 0x9E3779B97F4A7C15UL, out var low);
        return BitOperations.RotateLeft(high, 23) ^ low;
    }
}
