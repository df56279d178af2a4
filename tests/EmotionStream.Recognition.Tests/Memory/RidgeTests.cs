using EmotionStream.Recognition.Memory;

namespace EmotionStream.Recognition.Tests.Memory;

public sealed class RidgeTests
{
    private static readonly double[][] Cases = [[0, 1], [1, 0], [2, 5], [3, 3], [4, -1]];

    [Fact]
    public void Fit_NoPenaltyAndAnExactLine_FindsIt()
    {
        var fit = Ridge.Fit(Cases, [.. Cases.Select(x => 0.5 + (2 * x[0]) - x[1])], [1, 1, 1, 1, 1], penalty: 0);

        Assert.Equal(0.5, fit.Intercept, 9);
        Assert.Equal([2, -1], fit.Weights.Select(weight => Math.Round(weight, 9)));
    }

    [Fact]
    public void Fit_GreatPenalty_GivesTheWeightedMean()
    {
        var fit = Ridge.Fit(Cases, [1, 1, 1, 1, 5], [1, 1, 1, 1, 4], penalty: 1e12);

        Assert.Equal(3, fit.Predict(Cases[0]), 6);
    }

    [Fact]
    public void Fit_WeightTwo_CountsAsTheCaseTwice()
    {
        double[] answers = [1, 0, 3, 2, 5];
        var weighted = Ridge.Fit(Cases, answers, [1, 1, 1, 1, 2], penalty: 0);
        var doubled = Ridge.Fit([.. Cases, Cases[4]], [.. answers, 5], [1, 1, 1, 1, 1, 1], penalty: 0);

        Assert.Equal(doubled.Predict([1, 1]), weighted.Predict([1, 1]), 9);
    }

    [Fact]
    public void Fit_MeasureThatNeverVaries_HasNoWeight()
    {
        var fit = Ridge.Fit([[1, 7], [2, 7], [3, 7]], [1, 2, 3], [1, 1, 1], penalty: 0);

        Assert.Equal(0, fit.Weights[1]);
        Assert.Equal(2, fit.Predict([2, 7]), 9);
    }

    [Fact]
    public void Choose_AnswersAreNoise_TakesTheGreatestPenalty()
    {
        var random = new Random(5);
        var cases = Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, 6).Select(_ => random.NextDouble()).ToArray()).ToList();

        Ridge.Choose(cases, [.. cases.Select(_ => random.NextDouble())], [.. cases.Select(_ => 1.0)], out var penalty);

        Assert.True(penalty >= 100);
    }
}
