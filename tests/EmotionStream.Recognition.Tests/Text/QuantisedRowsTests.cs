using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Tests.Text;

public sealed class QuantisedRowsTests
{
    private const int Size = 128;
    private const int Count = 50;

    private readonly float[] _exact = Rows();

    [Fact]
    public void Round_To8Bits_StaysWithinHalfAStep()
    {
        var rows = QuantisedRows.Round(8, _exact, Size);

        var rounded = rows.ToSingle();
        for (var i = 0; i < _exact.Length; i++)
            Assert.InRange(Math.Abs(_exact[i] - rounded[i]), 0, rows.Scales[i / Size] * 0.6f);
    }

    [Fact]
    public void Round_To4Bits_LosesNoMoreThanTheScaleThatCutsNothing()
    {
        var rounded = QuantisedRows.Round(4, _exact, Size).ToSingle();

        for (var row = 0; row < Count; row++)
        {
            var exact = _exact.AsSpan(row * Size, Size).ToArray();
            var step = (float)(Half)(exact.Max(Math.Abs) / 7);
            var uncut = exact.Sum(value => Math.Pow(value - (Math.Clamp(MathF.Round(value / step), -8, 7) * step), 2));
            Assert.InRange(exact.Select((value, i) => Math.Pow(value - rounded[(row * Size) + i], 2)).Sum(), 0, uncut + 1e-6);
        }
    }

    [Fact]
    public void AddTo_RowsOf4Bits_AddsTheHalvesOfEachByteInTheirColumns()
    {
        var rows = QuantisedRows.Round(4, _exact, Size);
        int[] which = [3, 0, 3, 49];
        var sum = Enumerable.Repeat(0.5f, Size).ToArray();

        rows.AddTo(which, sum);

        for (var column = 0; column < Size; column++)
        {
            var expected = 0.5f;
            foreach (var row in which)
            {
                var both = rows.Values[(row * Size / 2) + (column / 64 * 32) + (column % 32)];
                expected += ((column % 64 < 32 ? both & 15 : both >> 4) - 8) * rows.Scales[row];
            }

            Assert.Equal(expected, sum[column], 1e-4);
        }
    }

    [Fact]
    public void Round_EmptyRow_StaysEmpty() => Assert.All(QuantisedRows.Round(4, new float[Size], Size).ToSingle(), static value => Assert.Equal(0, value));

    /// <summary>Rows of different lengths, each with a few values far larger than the rest.</summary>
    private static float[] Rows()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Size * Count).Select(i => (random.NextSingle() - 0.5f) * (1 + (i / Size)) * (random.Next(20) == 0 ? 4 : 1))];
    }
}
