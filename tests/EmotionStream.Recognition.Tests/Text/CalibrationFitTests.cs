using EmotionStream.Core.Emotions;
using EmotionStream.Recognition.Text;
using EmotionStream.Recognition.Text.Corpora;
using EmotionStream.Recognition.Text.Model;
using EmotionStream.Recognition.Text.Training;

namespace EmotionStream.Recognition.Tests.Text;

public sealed class CalibrationFitTests
{
    [Fact]
    public void Fit_OutcomesOfAKnownModel_FindsItsWeights()
    {
        var random = new Random(5);
        var inputs = Enumerable.Range(0, 20_000).Select(_ => new[] { (random.NextDouble() * 4) - 2, 1 }).ToArray();
        var outcomes = Array.ConvertAll(inputs, input => random.NextDouble() < 1 / (1 + Math.Exp(-((1.5 * input[0]) - 0.5))));

        var weights = LogisticRegression.Fit(inputs, outcomes, [.. inputs.Select(_ => 1.0)]);

        Assert.Equal(1.5, weights[0], 0.1);
        Assert.Equal(-0.5, weights[1], 0.1);
    }

    [Fact]
    public void Fit_WeightOfACase_CountsLikeThatManyCases()
    {
        double[][] inputs = [[1, 0], [0, 1], [0, 1], [1, 0]];

        var weighed = LogisticRegression.Fit(inputs, [true, false, true, false], [3, 1, 1, 1]);
        var repeated = LogisticRegression.Fit([.. inputs, [1, 0], [1, 0]], [true, false, true, false, true, true], [1, 1, 1, 1, 1, 1]);

        Assert.Equal(repeated[0], weighed[0], 1e-9);
        Assert.Equal(Math.Log(3), weighed[0], 0.01);
    }

    [Fact]
    public void DecisionThreshold_LuckyCase_CountsLessThanTheRest()
    {
        // Positives from 0.6 up and one at 0.05 by chance: the threshold stays near the many.
        float[] probabilities = [.. Enumerable.Range(0, 100).Select(i => i / 100f), 0.05f];
        bool[] gold = [.. Enumerable.Range(0, 100).Select(i => i >= 60), true];

        Assert.InRange(DecisionThreshold.For(probabilities, gold), 0.4f, 0.65f);
    }

    [Fact]
    public void DecisionThreshold_ClassWellApart_LiesBetween() =>
        Assert.InRange(DecisionThreshold.For([0.1f, 0.7f, 0.3f, 0.9f, 0.2f, 0.8f], [false, true, false, true, false, true]), 0.3f, 0.7f);

    [Fact]
    public void Calibrate_WhereThePolarityIsMostlyWrong_ClaimsLess()
    {
        var model = ToyModel.Train();
        ServiceMessage[] messages =
        [
            new("en", 0.65f, 0.25f, EmotionLabel.Gratitude, "thank you so much"), new("en", -0.95f, 0.7f, EmotionLabel.Anger, "this is unacceptable"),
            new("en", 0, 0, EmotionLabel.Neutral, "my order number"),
        ];
        var labelled = messages.Select(message => new PolarityCase(message.Text, EmotionAffect.Polarity(message.Valence), 1)).ToArray();
        var recogniser = new NGramTextRecogniser(Calibrator.Calibrate(model, messages, labelled));
        var right = Array.ConvertAll(labelled, one => one with { Polarity = EmotionAffect.Polarity(recogniser.Score(one.Text).Valence) });
        var wrong = Array.ConvertAll(right, one => one with { Polarity = one.Polarity == 0 ? -1 : -one.Polarity });

        float Confidence(PolarityCase[] cases) => new NGramTextRecogniser(Calibrator.Calibrate(model, messages, cases)).Score("thank you so much").Confidence;

        Assert.True(Confidence([.. right, .. right, .. right, .. wrong]) > 0.6f);
        Assert.True(Confidence([.. right, .. wrong, .. wrong, .. wrong]) < 0.4f);
    }
}
