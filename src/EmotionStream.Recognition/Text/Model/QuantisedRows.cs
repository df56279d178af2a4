using System.Numerics.Tensors;

namespace EmotionStream.Recognition.Text.Model;

/// <summary>Rows of small integers, each row with a scale of its own.</summary>
/// <param name="size">Values a row.</param>
/// <param name="values">All values, as the file keeps them.</param>
/// <param name="scales">One scale a row.</param>
internal abstract class QuantisedRows(int size, byte[] values, float[] scales)
{
    /// <summary>Values a row.</summary>
    public int Size { get; } = size;

    /// <summary>All values, as the file keeps them.</summary>
    public byte[] Values { get; } = values;

    /// <summary>One scale a row.</summary>
    public float[] Scales { get; } = scales;

    /// <summary>Bits a value: 4 or 8.</summary>
    public abstract int Bits { get; }

    /// <summary>Wraps rows as loaded.</summary>
    /// <param name="bits">Bits a value: 4 or 8.</param>
    /// <param name="size">Values a row.</param>
    /// <param name="values">All values.</param>
    /// <param name="scales">One scale a row.</param>
    public static QuantisedRows Of(int bits, int size, byte[] values, float[] scales) =>
        bits == NibbleRows.BitsAValue ? new NibbleRows(size, values, scales) : new ByteRows(size, values, scales);

    /// <summary>Rounds rows. Scales are rounded to half precision, as the file keeps them.</summary>
    /// <param name="bits">Bits a value: 4 or 8.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="size">Values a row.</param>
    public static QuantisedRows Round(int bits, ReadOnlySpan<float> rows, int size) =>
        bits == NibbleRows.BitsAValue ? NibbleRows.Round(rows, size) : ByteRows.Round(rows, size);

    /// <summary>The rows in single precision, to train on.</summary>
    public float[] ToSingle()
    {
        var rows = new float[Scales.Length * Size];
        for (var row = 0; row < Scales.Length; row++)
            AddTo([row], rows.AsSpan(row * Size, Size));
        return rows;
    }

    /// <summary>Adds rows to a sum.</summary>
    /// <param name="rows">Which rows.</param>
    /// <param name="sum">The sum, <see cref="Size"/> long.</param>
    public abstract void AddTo(ReadOnlySpan<int> rows, Span<float> sum);

    /// <summary>The largest magnitude of a row.</summary>
    /// <param name="row">The row.</param>
    protected static float Largest(ReadOnlySpan<float> row) => Math.Abs(TensorPrimitives.MaxMagnitude(row));
}
