using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionStream.Recognition.Text.Model;

/// <summary>Rows of 8-bit values.</summary>
/// <param name="size">Values a row; a multiple of <see cref="Block"/>.</param>
/// <param name="values">All values.</param>
/// <param name="scales">One scale a row.</param>
internal sealed class ByteRows(int size, byte[] values, float[] scales) : QuantisedRows(size, values, scales)
{
    /// <summary>Bits a value.</summary>
    public const int BitsAValue = 8;

    /// <summary>Columns that are added at once.</summary>
    public const int Block = 32;

    /// <inheritdoc/>
    public override int Bits => BitsAValue;

    /// <summary>Rounds rows: the largest value of a row becomes ±127.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="size">Values a row.</param>
    public static ByteRows Round(ReadOnlySpan<float> rows, int size)
    {
        var rounded = new byte[rows.Length];
        var steps = new float[rows.Length / size];
        for (var row = 0; row < steps.Length; row++)
        {
            var exact = rows.Slice(row * size, size);
            var scale = (float)(Half)(Largest(exact) / 127);
            steps[row] = scale;
            if (scale > 0)
                for (var i = 0; i < size; i++)
                    rounded[(row * size) + i] = (byte)(sbyte)Math.Clamp(MathF.Round(exact[i] / scale), -127, 127);
        }

        return new ByteRows(size, rounded, steps);
    }

    /// <inheritdoc/>
    public override void AddTo(ReadOnlySpan<int> rows, Span<float> sum)
    {
        ref var firstValue = ref Unsafe.As<byte, sbyte>(ref MemoryMarshal.GetArrayDataReference(Values));
        ref var firstScale = ref MemoryMarshal.GetArrayDataReference(Scales);
        ref var target = ref MemoryMarshal.GetReference(sum);
        for (var column = 0; column < Size; column += Block)
        {
            var a = Vector256.LoadUnsafe(ref target, (nuint)column);
            var b = Vector256.LoadUnsafe(ref target, (nuint)column + 8);
            var c = Vector256.LoadUnsafe(ref target, (nuint)column + 16);
            var d = Vector256.LoadUnsafe(ref target, (nuint)column + 24);
            foreach (var row in rows)
            {
                var scale = Vector256.Create(Unsafe.Add(ref firstScale, row));
                var bytes = Vector256.LoadUnsafe(ref firstValue, ((nuint)row * (nuint)Size) + (nuint)column);
                var (low, high) = Vector256.Widen(bytes);
                var (ints0, ints1) = Vector256.Widen(low);
                var (ints2, ints3) = Vector256.Widen(high);
                a = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(ints0), scale, a);
                b = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(ints1), scale, b);
                c = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(ints2), scale, c);
                d = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(ints3), scale, d);
            }

            a.StoreUnsafe(ref target, (nuint)column);
            b.StoreUnsafe(ref target, (nuint)column + 8);
            c.StoreUnsafe(ref target, (nuint)column + 16);
            d.StoreUnsafe(ref target, (nuint)column + 24);
        }
    }
}
