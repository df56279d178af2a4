using EmotionStream.Audio.Features;

namespace EmotionStream.Audio.Tests.Features;

public class ContourShapeTests
{
    [Fact]
    public void Triangles_HaveTheSlopesTheyWereMadeWith()
    {
        // Up 10 in ten frames of 10 ms, down 10 in twenty, three times.
        var shape = Measure([.. Enumerable.Range(0, 90).Select(i => i % 30 < 10 ? i % 30 : 10 - ((i % 30 - 10) / 2f))]);
        Assert.Equal(3, shape.Peaks);
        Assert.Equal(100f, shape.Rising.Mean, 1f);
        Assert.Equal(50f, shape.Falling.Mean, 1f);
        Assert.InRange(shape.Rising.Deviation, 0, 1);
    }

    [Fact]
    public void Ripple_UnderATenthOfTheRange_IsNoTurn()
    {
        var shape = Measure([.. Enumerable.Range(0, 100).Select(i => (i < 50 ? i : 100 - i) + (2 * MathF.Sin(i)))]);
        Assert.Equal(1, shape.Peaks);
        Assert.Equal(100f, shape.Rising.Mean, 6f);
    }

    [Fact]
    public void Silence_BetweenPeaks_IsOneValley()
    {
        var shape = Measure([0, 0, 5, 0, 0, 0, 0, 6, 0, 0]);
        Assert.Equal(2, shape.Peaks);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50)]
    public void Flat_OrEmpty_HasNoTurns(int length)
    {
        var shape = Measure([.. Enumerable.Repeat(3f, length)]);
        Assert.Equal((0, (0f, 0f), (0f, 0f)), (shape.Peaks, shape.Rising, shape.Falling));
    }

    private static ContourShape Measure(float[] contour)
    {
        var shape = new ContourShape();
        shape.Measure(contour, contour.Length == 0 ? 0 : contour.Max() - contour.Min());
        return shape;
    }
}
