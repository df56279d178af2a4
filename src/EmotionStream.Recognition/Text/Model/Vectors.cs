using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionStream.Recognition.Text.Model;

/// <summary>The vector steps of scoring, on lengths that are multiples of eight. They allocate nothing even before the JIT has optimised them.</summary>
internal static class Vectors
{
    /// <summary>sum += addend.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="addend">What is added, of the same length.</param>
    public static void Add(Span<float> sum, ReadOnlySpan<float> addend)
    {
        ref var target = ref MemoryMarshal.GetReference(sum);
        ref var source = ref MemoryMarshal.GetReference(addend[..sum.Length]);
        for (nuint i = 0; i < (nuint)sum.Length; i += (nuint)Vector256<float>.Count)
            (Vector256.LoadUnsafe(ref target, i) + Vector256.LoadUnsafe(ref source, i)).StoreUnsafe(ref target, i);
    }

    /// <summary>values *= factor.</summary>
    /// <param name="values">The values.</param>
    /// <param name="factor">The factor.</param>
    public static void Scale(Span<float> values, float factor)
    {
        ref var target = ref MemoryMarshal.GetReference(values);
        for (nuint i = 0; i < (nuint)values.Length; i += (nuint)Vector256<float>.Count)
            (Vector256.LoadUnsafe(ref target, i) * factor).StoreUnsafe(ref target, i);
    }

    /// <summary>Mean of the squares.</summary>
    /// <param name="values">The values.</param>
    public static float MeanSquare(ReadOnlySpan<float> values)
    {
        ref var source = ref MemoryMarshal.GetReference(values);
        var sum = Vector256<float>.Zero;
        for (nuint i = 0; i < (nuint)values.Length; i += (nuint)Vector256<float>.Count)
        {
            var eight = Vector256.LoadUnsafe(ref source, i);
            sum = Vector256.FusedMultiplyAdd(eight, eight, sum);
        }

        return Vector256.Sum(sum) / values.Length;
    }

    /// <summary>values = max(values, 0).</summary>
    /// <param name="values">The values.</param>
    public static void Rectify(Span<float> values)
    {
        ref var target = ref MemoryMarshal.GetReference(values);
        for (nuint i = 0; i < (nuint)values.Length; i += (nuint)Vector256<float>.Count)
            Vector256.Max(Vector256.LoadUnsafe(ref target, i), Vector256<float>.Zero).StoreUnsafe(ref target, i);
    }
}
