using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;
using static EmotionStream.Core.Tests.Graph.TaskHarness;

namespace EmotionStream.Core.Tests.Graph;

public sealed class MeasureTests
{
    [Fact]
    public void Outcome_OfAFewTurns_IsTheFormulasOfTheMemoryModels()
    {
        double[] x = [0.1, -0.8, -0.7, 0.2, 0.6, 0.4];
        double[] w = [0.9, 0.8, 0.9, 0.5, 0.9, 0.7];
        using var task = new TaskHarness();
        task.Feed(Event("i", 0, InteractionEventType.Started, "billing", "a-1"));
        for (var i = 0; i < x.Length; i++)
            task.Feed(Chat("i", 10 * (i + 1), x[i], w[i]));
        task.Feed(Event("i", 70, InteractionEventType.Ended)).Idle(1).Idle(5);

        var s = task.Final("i").Measures;
        double end = 0, endWeight = 0, begin = 0, beginWeight = 0, smoothedLow = 0, smoothedHigh = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var back = Math.Pow(0.7, x.Length - 1 - i);
            var forward = Math.Pow(0.7, i);
            (end, endWeight) = (end + (back * w[i] * x[i]), endWeight + (back * w[i]));
            (begin, beginWeight) = (begin + (forward * w[i] * x[i]), beginWeight + (forward * w[i]));
            var smoothed = i == 0 ? x[0] : ((w[i - 1] * x[i - 1]) + (2 * w[i] * x[i])) / (w[i - 1] + (2 * w[i]));
            (smoothedLow, smoothedHigh) = (Math.Min(smoothedLow, smoothed), Math.Max(smoothedHigh, smoothed));
        }

        Assert.Equal(6, s.Turns);
        Assert.Equal(x.Zip(w, (a, b) => a * b).Sum() / w.Sum(), s.Mean, 1e-5);
        Assert.Equal(end / endWeight, s.End, 1e-5);
        Assert.Equal(begin / beginWeight, s.Begin, 1e-5);
        Assert.Equal((end / endWeight) - (begin / beginWeight), s.Trend, 1e-5);
        Assert.Equal(smoothedLow, s.PeakNegative, 1e-5);
        Assert.Equal(smoothedHigh, s.PeakPositive, 1e-5);
        Assert.Equal((smoothedLow + (end / endWeight)) / 2, s.PeakEnd, 1e-5);
        Assert.Equal(s.PeakEnd, s.Remembered);
        Assert.Equal(new EventReference(Start + 30_000, InputSource.ChatMessages, 2), s.PeakNegativeAt);
        Assert.True(s.Recovered);
        Assert.Equal(Start, task.Final("i").StartedAt);
        Assert.Equal("billing", task.Final("i").Queue);
    }

    [Fact]
    public void AudioWindows_OfOneSpan_AreOneTurn()
    {
        using var task = new TaskHarness();
        task.Feed(Audio("i", 0, -0.2), Audio("i", 1, -0.4), Audio("i", 2, -0.6), Audio("i", 6, 0.3), Event("i", 9, InteractionEventType.Ended)).Idle(1).Idle(5);

        var s = task.Final("i").Measures;
        Assert.Equal(2, s.Turns);
        Assert.Equal(-0.4, s.PeakNegative, 1e-5);
        Assert.Equal(0.3, s.LastValence, 1e-5);
    }

    [Fact]
    public void TextAndSoundOfOneSpan_AreOneTurnWeighedByTheirWorth()
    {
        using var task = new TaskHarness();
        task.Feed(Audio("i", 11, 0.4, 0.8), Audio("i", 12, 0.2, 0.4), Chat("i", 13, -0.6, 0.9), Chat("i", 14, 0.5, 0.9));
        task.Feed(Event("i", 20, InteractionEventType.Ended)).Idle(1).Idle(5);

        // Sound counts half of what text does.
        const double Weight = 0.9 + (0.5 * 1.2);
        var fused = ((0.9 * -0.6) + (0.5 * ((0.8 * 0.4) + (0.4 * 0.2)))) / Weight;
        var s = task.Final("i").Measures;
        Assert.Equal(2, s.Turns);
        Assert.Equal(fused, s.PeakNegative, 1e-5);
        Assert.Equal(new EventReference(Start + 13_000, InputSource.ChatMessages, 0), s.PeakNegativeAt);
        Assert.Equal(0.5, s.LastValence, 1e-5);
        Assert.Equal(((Weight * fused) + (0.9 * 0.5)) / (Weight + 0.9), s.Mean, 1e-5);
    }

    [Fact]
    public void SoundOfATextThatIsAbstainedOn_IsItsTurnAndTheAbstentionCounts()
    {
        using var task = new TaskHarness();
        task.Feed(Audio("i", 11, -0.4), Chat("i", 13, 0, 0), Event("i", 20, InteractionEventType.Ended)).Idle(1).Idle(5);

        Assert.Equal(1, task.Final("i").Measures.Turns);
        Assert.Equal(-0.4, task.Final("i").Measures.LastValence, 1e-5);
        Assert.Equal(1, task.Final("i").Abstentions);
    }

    [Fact]
    public void AgentTurn_LeavesNoEmotion()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 0, 0.5), Chat("i", 5, -1, speaker: Speaker.Agent), Event("i", 9, InteractionEventType.Ended)).Idle(1).Idle(5);

        Assert.Equal(1, task.Final("i").Measures.Turns);
        Assert.Single(task.Output.Readings);
    }

    [Fact]
    public void AgentRecord_CannotCarryAScore() =>
        Assert.Throws<InvalidOperationException>(() => Chat("i", 0, 0, speaker: Speaker.Agent).SetScore(default, ScoreOrigin.Supplied));

    [Fact]
    public void Holds_AreAddedUp_AlsoWhenResumedIsMissing()
    {
        using var task = new TaskHarness();
        task.Feed(
            Event("i", 0, InteractionEventType.Started),
            Event("i", 10, InteractionEventType.Held),
            Event("i", 40, InteractionEventType.Resumed),
            Event("i", 50, InteractionEventType.Held),
            Event("i", 60, InteractionEventType.Ended)).Idle(1).Idle(5);

        var effort = task.Final("i").Effort;
        Assert.Equal(2, effort.Holds);
        Assert.Equal(40_000, effort.HoldMs);
    }

    [Fact]
    public void LowConfidenceTurn_IsAnAbstention_NotANeutralTurn()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 0, 0.5), Chat("i", 5, -1, confidence: 0.01), Event("i", 9, InteractionEventType.Ended)).Idle(1).Idle(5);

        var final = task.Final("i");
        Assert.Equal(1, final.Measures.Turns);
        Assert.Equal(1, final.Abstentions);
        Assert.Equal(0.5, final.Measures.End, 1e-5);
    }

    [Fact]
    public void InteractionWithoutEnd_ClosesAfterInactivity()
    {
        using var task = new TaskHarness(new InteractionOptions { Inactivity = TimeSpan.FromMinutes(5) });
        task.Feed(Chat("i", 0, 0.5)).Idle(1).Idle(200);
        Assert.Empty(task.Output.Outcomes);
        task.Idle(200);
        Assert.StartsWith("Inactivity", Assert.Single(task.Output.Outcomes).Text, StringComparison.Ordinal);
    }
}
