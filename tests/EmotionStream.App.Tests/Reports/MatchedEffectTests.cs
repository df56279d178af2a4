using EmotionStream.App.Reports;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Tests.Reports;

/// <summary>The comparison on cases whose truth is known, as they were made. Whoever suffers most gets help most often, and ends worst: a plain difference says that help harms.</summary>
public class MatchedEffectTests
{
    private const int Runs = 100;
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(2);

    [Fact]
    public void Effect_ThatIsThere_IsFoundThoughThePlainDifferenceHidesIt()
    {
        const double Truth = 0.2;
        var estimates = Enumerable.Range(0, Runs).Select(seed => EndOf(Simulate(seed, Truth, 1_500))).ToArray();

        // 95% of intervals hold the truth; of a hundred seeds, 88 is a one in a hundred chance.
        Assert.InRange(estimates.Count(e => e.Low <= Truth && Truth <= e.High), 88, 100);
        Assert.Equal(Truth, estimates.Average(e => e.Effect), 0.01);
        Assert.All(estimates, e => Assert.Equal("shown", e.Verdict));
        Assert.True(estimates.Average(e => e.Plain) < 0.1);
    }

    [Fact]
    public void Confounding_Alone_IsNotShownAsAnEffect()
    {
        var estimates = Enumerable.Range(0, Runs).Select(seed => EndOf(Simulate(seed, 0, 1_500))).ToArray();

        Assert.InRange(estimates.Count(e => e.Verdict == "not shown"), 88, 100);
        Assert.Equal(0, estimates.Average(e => e.Effect), 0.01);
        Assert.All(estimates, e => Assert.True(e.Plain < -0.05));
    }

    [Fact]
    public void FewCases_GiveNoFigure()
    {
        var estimate = EndOf(Simulate(1, 0.5, 12));

        Assert.Equal(("too few", true), (estimate.Verdict, double.IsNaN(estimate.Effect)));
    }

    [Fact]
    public void Interactions_ThatEndBeforeTheLandmark_AreNotCompared()
    {
        var cases = Simulate(1, 0.5, 400).ToList();
        foreach (var one in cases)
            one.EndedAt = one.AlertAt + 1_000;

        Assert.Equal((0, 0), (EndOf(cases).Treated, EndOf(cases).Controls));
    }

    private static EffectEstimate EndOf(IEnumerable<ActedInteraction> cases) =>
        EffectTable.Make(cases, Within).Single(row => row is { Action: AlertActionType.Gesture, Outcome: "end" }).Estimate;

    private static IEnumerable<ActedInteraction> Simulate(int seed, double effect, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var depth = -0.4 - (0.6 * random.NextDouble());
            var turns = random.Next(2, 20);
            var queue = random.Next(3);
            var acted = random.NextDouble() < 1 / (1 + Math.Exp(6 * (depth + 0.7)));
            var noise = Enumerable.Range(0, 4).Sum(_ => random.NextDouble() - 0.5) * 0.4;
            var one = new ActedInteraction { Rule = "NegativePeak", Queue = $"q-{queue}", AlertAt = 1_000_000, Depth = depth, Turns = turns };
            one.EndedAt = one.AlertAt + 600_000;
            one.End = (0.7 * depth) + (0.05 * queue) + (acted ? effect : 0) + noise;
            if (acted)
                one.Actions[AlertActionType.Gesture] = one.AlertAt + 30_000;
            yield return one;
        }
    }
}
