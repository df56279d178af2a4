using EmotionStream.Core.Memory;
using EmotionStream.Core.Tests.Graph;
using EmotionStream.Core.Turns;
using FsCheck.Xunit;
using static EmotionStream.Core.Tests.Graph.TaskHarness;

namespace EmotionStream.Core.Tests.Memory;

/// <summary>What it takes to end well, held against the fold itself.</summary>
public sealed class EndNeededTests
{
    private const double Good = 0.5;

    [Fact]
    public void AfterANegativePeak_PeakEndAsksForAnEndAsHighAsThePeakIsDeep()
    {
        var fold = FoldOf(-0.4, -0.4);
        var needed = Needed(fold, MemoryModel.PeakEnd);

        Assert.Equal(0.4, needed.End!.Value, 5);
        Assert.True(needed.IsReachable);
    }

    [Fact]
    public void TargetOutOfReach_IsSaid()
    {
        var needed = Needed(FoldOf(-1, -1), MemoryModel.TroughEnd, target: 0.5);

        Assert.Equal(2, needed.End!.Value, 5);
        Assert.False(needed.IsReachable);
        Assert.Null(needed.Turns);
    }

    [Fact]
    public void GoodTurnsThatNeverLeadThere_AreNotCounted_ThoughABetterEndWould()
    {
        var needed = Needed(FoldOf(-0.8, -0.8), MemoryModel.PeakEnd);

        Assert.True(needed.IsReachable);
        Assert.Null(needed.Turns);
    }

    [Theory]
    [InlineData(MemoryModel.PeakEnd)]
    [InlineData(MemoryModel.TroughEnd)]
    [InlineData(MemoryModel.Mean)]
    [InlineData(MemoryModel.Recency)]
    public void WhatEndsWellNow_NeedsNoTurns(MemoryModel model) => Assert.Equal(0, Needed(FoldOf(0.3, 0.6), model).Turns);

    [Property(MaxTest = 500)]
    public void AtTheEndNeeded_TheTargetIsRemembered(int seed)
    {
        var random = new Random(seed);
        var fold = RandomFold(random);
        var target = (random.NextDouble() * 1.6) - 0.8;
        foreach (var model in (MemoryModel[])[MemoryModel.PeakEnd, MemoryModel.TroughEnd, MemoryModel.Recency])
        {
            var needed = Needed(fold, model, target);
            if (!needed.IsReachable)
                continue;
            // A long close a hair above the end needed.
            var close = fold;
            for (var i = 0; i < 60; i++)
                Add(ref close, Math.Min(1, needed.End!.Value + 1e-4));
            Assert.True(close.Remembered(model, 0, 1) >= target - 1e-3, $"{model}: {close.Remembered(model, 0, 1)} for {target}");
        }
    }

    [Property(MaxTest = 500)]
    public void Turns_ReachTheEndWithTheLastOfThem(int seed)
    {
        var fold = RandomFold(new Random(seed));
        var needed = Needed(fold, MemoryModel.TroughEnd, target: -0.1);
        if (needed.Turns is not > 0 || needed.End is not { } end)
            return;
        for (var i = 1; i < needed.Turns; i++)
            Add(ref fold, Good);
        Assert.True(fold.End < end + 1e-4);
        Add(ref fold, Good);
        Assert.True(fold.End >= end - 1e-4, $"{fold.End} after {needed.Turns} turns, {end} needed");
    }

    [Fact]
    public void LiveStates_SayIt_WithTheModelInForce()
    {
        using var task = new TaskHarness(new() { Memory = MemoryModel.Recency, RememberedTarget = 0.2 });
        task.Feed(Chat("i", 0, -0.4)).Commit();

        var needed = task.Live["i"]!.ToEndWell!.Value;
        Assert.Equal((0.2, 0.2), (needed.Target, needed.End));
        Assert.Equal(2, needed.Turns);
    }

    private static EndNeeded Needed(in TurnFold fold, MemoryModel model, double target = 0)
    {
        var sum = 0.0;
        if (model == MemoryModel.Mean)
            sum = fold.Count;
        return EndNeeded.Of(fold, model, sum, fold.Count, 1, target, Good);
    }

    private static TurnFold FoldOf(params double[] valences)
    {
        TurnFold fold = default;
        foreach (var valence in valences)
            Add(ref fold, valence);
        return fold;
    }

    // The last turn comes twice: after a single sharp one, smoothing alone may still move a peak.
    private static TurnFold RandomFold(Random random)
    {
        double[] valences = [.. Enumerable.Range(0, 1 + random.Next(12)).Select(_ => (2 * random.NextDouble()) - 1)];
        return FoldOf([.. valences, valences[^1]]);
    }

    private static void Add(ref TurnFold fold, double valence) =>
        fold.Add(new TurnEntry { Weight = TurnEntry.One, WeightedValence = (int)Math.Round(valence * TurnEntry.One) });
}
