using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionStream.Recognition.Text.Model;

/// <summary>
/// Finds the row of a feature: a bucket of eight 16-bit fingerprints, compared at once. A feature that training did not see has no row
/// (but for one in 8,000 that shares a fingerprint), so it adds no noise, and the table holds the features that are worth a row.
/// </summary>
/// <param name="fingerprints">Fingerprints, zero where empty; a multiple of eight.</param>
internal sealed class FeatureTable(ushort[] fingerprints)
{
    /// <summary>Slots a bucket.</summary>
    public const int BucketSize = 8;

    private readonly ushort[] _fingerprints = fingerprints;
    private readonly uint _buckets = (uint)(fingerprints.Length / BucketSize);

    /// <summary>Rows, used or not.</summary>
    public int Rows => _fingerprints.Length;

    /// <summary>The fingerprints, for saving.</summary>
    public ReadOnlySpan<ushort> Fingerprints => _fingerprints;

    /// <summary>The row of a feature, or −1.</summary>
    /// <param name="feature">Hash of the feature.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ulong feature)
    {
        var start = Bucket(feature);
        var bucket = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_fingerprints), (nuint)start);
        var matches = Vector128.Equals(bucket, Vector128.Create(Fingerprint(feature))).ExtractMostSignificantBits();
        return matches == 0 ? -1 : start + BitOperations.TrailingZeroCount(matches);
    }

    /// <summary>Gives a feature a row when its bucket has room.</summary>
    /// <param name="feature">Hash of the feature.</param>
    /// <returns>False when the bucket is full and the feature is not in it.</returns>
    public bool TryAdd(ulong feature)
    {
        if (Find(feature) >= 0)
            return true;
        var bucket = _fingerprints.AsSpan(Bucket(feature), BucketSize);
        var free = bucket.IndexOf((ushort)0);
        if (free < 0)
            return false;
        bucket[free] = Fingerprint(feature);
        return true;
    }

    private static ushort Fingerprint(ulong feature) => (ushort)Math.Max(1u, (uint)feature & ushort.MaxValue);

    private int Bucket(ulong feature) => (int)(((feature >> 32) * _buckets) >> 32) * BucketSize;
}
