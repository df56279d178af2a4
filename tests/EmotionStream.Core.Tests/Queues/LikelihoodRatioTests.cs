using EmotionStream.Core.Queues.Causes;
using FsCheck.Xunit;

namespace EmotionStream.Core.Tests.Queues;

public class LikelihoodRatioTests
{
    [Theory]
    [InlineData(10, 20, 10, 20, 0)]
    [InlineData(10, 10, 0, 10, 27.7259)] // 2 · 20 · ln 2
    [InlineData(0, 10, 10, 10, -27.7259)]
    [InlineData(3, 10, 0, 30, 9.09347)] // 2 · (3 ln 4 + 7 ln(7/9.25) + 30 ln(30/27.75))
    [InlineData(3, 0, 1, 10, 0)]
    public void Of_TwoShares_IsDunningsGSquared(double k1, double n1, double k2, double n2, double expected) =>
        Assert.Equal(expected, LikelihoodRatio.Of(k1, n1, k2, n2), 3);

    [Property]
    public void Of_TheSharesSwapped_ChangesItsSignAlone(byte k1, byte n1, byte k2, byte n2)
    {
        var (a, b, c, d) = (Math.Min(k1, n1), n1, Math.Min(k2, n2), n2);
        var (one, other) = (LikelihoodRatio.Of(a, b, c, d), LikelihoodRatio.Of(c, d, a, b));

        Assert.Equal(Math.Abs(one), Math.Abs(other), 1e-9);
        Assert.True(Math.Abs(one) < 1e-9 || one * other < 0);
    }
}
