using System.Numerics;
using System.Runtime.InteropServices;

namespace EmotionStream.Audio.Dsp;

/// <summary>The few vector operations the analysis spends its time in.</summary>
internal static class VectorMath
{
    /// <summary>Σ aᵢbᵢ over the shorter of the two.</summary>
    /// <param name="a">One vector.</param>
    /// <param name="b">The other.</param>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var length = Math.Min(a.Length, b.Length);
        var va = MemoryMarshal.Cast<float, Vector<float>>(a[..length]);
        var vb = MemoryMarshal.Cast<float, Vector<float>>(b[..length]);
        var even = Vector<float>.Zero;
        var odd = Vector<float>.Zero;
        var i = 0;
        for (; i + 1 < va.Length; i += 2)
        {
            even += va[i] * vb[i];
            odd += va[i + 1] * vb[i + 1];
        }

        if (i < va.Length)
            even += va[i] * vb[i];
        var sum = Vector.Sum(even + odd);
        for (i = va.Length * Vector<float>.Count; i < length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>to[i] = a[i] · b[i].</summary>
    /// <param name="a">One vector.</param>
    /// <param name="b">The other, at least as long.</param>
    /// <param name="to">Receives the products.</param>
    public static void Multiply(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> to)
    {
        for (var i = 0; i < a.Length; i++)
            to[i] = a[i] * b[i];
    }
}
