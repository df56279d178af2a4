using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionStream.Recognition.Text.Model;

/// <summary>
/// Rows of 4-bit values, two in a byte: in each block of 64 columns, a byte's low half is of the first 32 and its high half of the last 32. A row of 128 is
/// one cache line. The rounding adds an error of 8% of a row's length, which the sum over a text's many rows averages away.
/// </summary>
/// <param name="size">Values a row; a multiple of <see cref="Block"/>.</param>
/// <param name="values">All values, plus 8.</param>
/// <param name="scales">One scale a row.</param>
internal sealed class NibbleRows(int size, byte[] values, float[] scales) : QuantisedRows(size, values, scales)
{
    /// <summary>Bits a value.</summary>
    public const int BitsAValue = 4;

    /// <summary>Columns that are added at once.</summary>
    public const int Block = 64;

    private const int Half = Block / 2;
    private const int Least = -8;
    private const int Most = 7;

    /// <inheritdoc/>
    public override int Bits => BitsAValue;

    /// <summary>Rounds rows, each with the scale that loses least: large values may be cut so that the many small ones keep their differences.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="size">Values a row.</param>
    public static NibbleRows Round(ReadOnlySpan<float> rows, int size)
    {
        var rounded = new byte[rows.Length / 2];
        var steps = new float[rows.Length / size];
        for (var row = 0; row < steps.Length; row++)
        {
            var exact = rows.Slice(row * size, size);
            var scale = steps[row] = BestScale(exact);
            for (var i = 0; i < rounded.Length / steps.Length; i++)
            {
                var column = (i / Half * Block) + (i % Half);
                rounded[(row * size / 2) + i] = (byte)((Rounded(exact[column], scale) - Least) | ((Rounded(exact[column + Half], scale) - Least) << BitsAValue));
            }
        }

        return new NibbleRows(size, rounded, steps);
    }

    /// <inheritdoc/>
    public override void AddTo(ReadOnlySpan<int> rows, Span<float> sum)
    {
        ref var firstValue = ref MemoryMarshal.GetArrayDataReference(Values);
        ref var firstScale = ref MemoryMarshal.GetArrayDataReference(Scales);
        ref var target = ref MemoryMarshal.GetReference(sum);
        var mask = Vector256.Create((byte)0x0F);
        var offset = Vector256.Create((sbyte)-Least);
        for (var column = 0; column < Size; column += Block)
        {
            var s0 = Vector256.LoadUnsafe(ref target, (nuint)column);
            var s1 = Vector256.LoadUnsafe(ref target, (nuint)column + 8);
            var s2 = Vector256.LoadUnsafe(ref target, (nuint)column + 16);
            var s3 = Vector256.LoadUnsafe(ref target, (nuint)column + 24);
            var s4 = Vector256.LoadUnsafe(ref target, (nuint)column + 32);
            var s5 = Vector256.LoadUnsafe(ref target, (nuint)column + 40);
            var s6 = Vector256.LoadUnsafe(ref target, (nuint)column + 48);
            var s7 = Vector256.LoadUnsafe(ref target, (nuint)column + 56);
            foreach (var row in rows)
            {
                var scale = Vector256.Create(Unsafe.Add(ref firstScale, row));
                var both = Vector256.LoadUnsafe(ref firstValue, (((nuint)row * (nuint)Size) + (nuint)column) / 2);
                var (low, high) = Vector256.Widen((both & mask).AsSByte() - offset);
                var (i0, i1) = Vector256.Widen(low);
                var (i2, i3) = Vector256.Widen(high);
                s0 = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(i0), scale, s0);
                s1 = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(i1), scale, s1);
                s2 = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(i2), scale, s2);
                s3 = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(i3), scale, s3);
                (low, high) = Vector256.Widen(((both.AsUInt16() >>> BitsAValue).AsByte() & mask).AsSByte() - offset);
                (i0, i1) = Vector256.Widen(low);
                (i2, i3) = Vector256.Widen(high);
                s4 = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(i0), scale, s4);
                s5 = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(i1), scale, s5);
                s6 = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(i2), scale, s6);
                s7 = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(i3), scale, s7);
            }

            s0.StoreUnsafe(ref target, (nuint)column);
            s1.StoreUnsafe(ref target, (nuint)column + 8);
            s2.StoreUnsafe(ref target, (nuint)column + 16);
            s3.StoreUnsafe(ref target, (nuint)column + 24);
            s4.StoreUnsafe(ref target, (nuint)column + 32);
            s5.StoreUnsafe(ref target, (nuint)column + 40);
            s6.StoreUnsafe(ref target, (nuint)column + 48);
            s7.StoreUnsafe(ref target, (nuint)column + 56);
        }
    }

    /// <summary>Of twelve scales, from the one that cuts nothing to one that cuts at half the largest value, the one with the least squared error.</summary>
    private static float BestScale(ReadOnlySpan<float> exact)
    {
        const int Tried = 12;
        var widest = Largest(exact) / Most;
        var best = (Error: float.PositiveInfinity, Scale: 0f);
        for (var i = 0; widest > 0 && i < Tried; i++)
        {
            var scale = (float)(System.Half)(widest * (1 - (i / (2f * (Tried - 1)))));
            var error = 0f;
            foreach (var value in exact)
            {
                var difference = value - (Rounded(value, scale) * scale);
                error += difference * difference;
            }

            if (error < best.Error)
                best = (error, scale);
        }

        return best.Scale;
    }

    private static int Rounded(float value, float scale) => scale > 0 ? (int)Math.Clamp(MathF.Round(value / scale), Least, Most) : 0;
}
