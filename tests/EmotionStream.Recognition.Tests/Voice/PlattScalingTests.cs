using EmotionStream.Recognition.Voice.Training;

namespace EmotionStream.Recognition.Tests.Voice;

public class PlattScalingTests
{
    [Theory]
    [InlineData(1.5, -0.7)]
    [InlineData(0.2, 2)]
    [InlineData(40, 0.5)] // scores far smaller than log-odds: a whole Newton step would run away
    [InlineData(0.004, -1)]
    public void Fit_ScoresOfAKnownCurve_FindsItsParameters(double slope, double offset)
    {
        var random = new Random(1);
        double[] scores = [.. Enumerable.Range(0, 40_000).Select(_ => 3 / slope * ((2 * random.NextDouble()) - 1))];
        bool[] positive = [.. scores.Select(score => random.NextDouble() < 1 / (1 + Math.Exp(-((slope * score) + offset))))];
        var (fitted, at) = PlattScaling.Fit(scores, positive);
        Assert.Equal(1, fitted / slope, 0.05);
        Assert.Equal(offset, at, 0.06);
    }

    [Fact]
    public void Fit_ClassesThatAreApart_StaysFinite()
    {
        var (slope, offset) = PlattScaling.Fit([-2, -1, 1, 2], [false, false, true, true]);
        Assert.InRange(slope, 0.1, 100);
        Assert.InRange(offset, -1, 1);
    }
}
