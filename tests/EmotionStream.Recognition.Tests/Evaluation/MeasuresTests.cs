using EmotionStream.Recognition.Evaluation;

namespace EmotionStream.Recognition.Tests.Evaluation;

public sealed class MeasuresTests
{
    [Fact]
    public void Area_ByHand_CountsOrderedPairsAndHalfTheTies()
    {
        // Positives 0.9, 0.5; negatives 0.5, 0.1: pairs 1, 1, 0.5, 1 of 4.
        Assert.Equal(3.5 / 4, Roc.Area([0.9, 0.5, 0.5, 0.1], [true, true, false, false]), 12);
    }

    [Fact]
    public void Area_OneClassEmpty_IsNotANumber() => Assert.True(double.IsNaN(Roc.Area([1, 2], [true, true])));

    [Fact]
    public void Pearson_ByHand_AgreesWithTheFormula()
    {
        Assert.Equal(1, Correlation.Pearson([1, 2, 3], [10, 20, 30]), 12);
        Assert.Equal(-0.5, Correlation.Pearson([1, 2, 3], [3, 1, 2]), 12);
    }

    [Fact]
    public void MacroF1_ByHand_IsTheMeanOverClasses()
    {
        bool[][] gold = [[true, false], [true, false], [false, true]];
        bool[][] said = [[true, false], [false, false], [true, true]];

        // Class 0: TP 1, FP 1, FN 1 = 0.5. Class 1: 1.
        Assert.Equal(0.75, F1.Macro(said, gold, 2, [0, 1, 2]), 12);
    }

    [Fact]
    public void CalibrationError_ByHand_WeighsTheBins()
    {
        // One bin of confidence 0.95 with half right, one of 0.55 all right.
        Assert.Equal((0.9 + 0.45) / 3, CalibrationError.Expected([0.95, 0.95, 0.55], [true, false, true]), 9);
    }

    [Fact]
    public void Interval_OfAMean_HoldsTheMeanAndShrinksWithCases()
    {
        var few = Bootstrap.Interval(50, selection => selection.Average(i => i % 2));
        var many = Bootstrap.Interval(5_000, selection => selection.Average(i => i % 2));

        Assert.InRange(0.5, few.Low, few.High);
        Assert.InRange(0.5, many.Low, many.High);
        Assert.True(many.High - many.Low < (few.High - few.Low) / 5);
    }
}
