using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmotionStream.Recognition.Text.Model;

/// <summary>Rows of 8-bit values, each row with a scale of its own.</summary>
internal sealed class QuantisedRows
{
    private const int Block = 32;

    /// <summary>Wraps rows as loaded.</summary>
    /// <param name="size">Values a row; a multiple of 32.</param>
    /// <param name="values">All values.</param>
    /// <param name="scales">One scale a row.</param>
    public QuantisedRows(int size, sbyte[] values, float[] scales)
    {
        Size = size;
        Values = values;
        Scales = scales;
    }

    /// <summary>Values a row.</summary>
    public int Size { get; }

    /// <summary>All values.</summary>
    public sbyte[] Values { get; }

    /// <summary>One scale a row.</summary>
    public float[] Scales { get; }

    /// <summary>Rounds rows to 8 bits: the largest value of a row becomes ±127. Scales are rounded to half precision, as the file keeps them.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="size">Values a row.</param>
    public static QuantisedRows Of(ReadOnlySpan<float> rows, int size)
    {
        var values = new sbyte[rows.Length];
        var scales = new float[rows.Length / size];
        for (var row = 0; row < scales.Length; row++)
        {
            var exact = rows.Slice(row * size, size);
            var scale = (float)(Half)(TensorPrimitives.MaxMagnitude(exact) switch { var m => Math.Abs(m) / 127 });
            scales[row] = scale;
            if (scale > 0)
                for (var i = 0; i < size; i++)
                    values[(row * size) + i] = (sbyte)Math.Clamp(MathF.Round(exact[i] / scale), -127, 127);
        }

        return new QuantisedRows(size, values, scales);
    }

    /// <summary>The rows in single precision, to train on.</summary>
    public float[] ToSingle()
    {
        var rows = new float[Values.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = Values[i] * Scales[i / Size];
        return rows;
    }

    /// <summary>Adds rows to a sum.</summary>
    /// <param name="rows">Which rows.</param>
    /// <param name="sum">The sum, <see cref="Size"/> long.</param>
    public void AddTo(ReadOnlySpan<int> rows, Span<float> sum)
    {
        ref var values = ref MemoryMarshal.GetArrayDataReference(Values);
        ref var scales = ref MemoryMarshal.GetArrayDataReference(Scales);
        ref var target = ref MemoryMarshal.GetReference(sum);
        for (var column = 0; column < Size; column += Block)
        {
            var a = Vector256.LoadUnsafe(ref target, (nuint)column);
            var b = Vector256.LoadUnsafe(ref target, (nuint)column + 8);
            var c = Vector256.LoadUnsafe(ref target, (nuint)column + 16);
            var d = Vector256.LoadUnsafe(ref target, (nuint)column + 24);
            foreach (var row in rows)
            {
                var scale = Vector256.Create(System.Runtime.CompilerServices.Unsafe.Add(ref scales, row));
                var bytes = Vector256.LoadUnsafe(ref values, ((nuint)row * (nuint)Size) + (nuint)column);
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
