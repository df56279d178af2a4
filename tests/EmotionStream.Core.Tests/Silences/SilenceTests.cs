using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;
using EmotionStream.Core.Tests.Graph;
using static EmotionStream.Core.Tests.Graph.TaskHarness;

namespace EmotionStream.Core.Tests.Silences;

/// <summary>What counts as silence in the effort score, and how long it was.</summary>
public sealed class SilenceTests
{
    [Fact]
    public void BothSidesSilent_IsDeadAir_FromTheFirstSilentWindowToTheLast()
    {
        using var task = new TaskHarness();
        task.Feed(Call(from: 10, to: 70)).Commit();

        // Windows of three seconds end at 10 … 70: the silence began at 7.
        Assert.Equal(63_000, task.Live["i"]!.Effort.SilenceMs);
        Assert.Equal(63 / 60.0 * 0.25, task.Live["i"]!.EffortScore, 1e-9);
    }

    [Fact]
    public void OneSideSpeaks_IsNoSilence()
    {
        using var task = new TaskHarness();
        for (var at = 10; at <= 70; at++)
            task.Feed(Window("i", at, Speaker.Customer), Window("i", at, Speaker.Agent, voiced: 0.3));
        task.Commit();

        Assert.Equal(0, task.Live["i"]!.Effort.SilenceMs);
    }

    [Fact]
    public void OneSideIsNotHeardAtAll_NothingIsKnown()
    {
        using var task = new TaskHarness();
        for (var at = 10; at <= 70; at++)
            task.Feed(Window("i", at, Speaker.Customer));
        task.Commit();

        Assert.Equal(0, task.Live["i"]!.Effort.SilenceMs);
    }

    [Fact]
    public void AWordBetween_SplitsTheSilence()
    {
        using var task = new TaskHarness();
        task.Feed(Call(from: 10, to: 20));
        // Heard at 21 to 24: every window that reaches into it has voice.
        for (var at = 21; at <= 26; at++)
            task.Feed(Window("i", at, Speaker.Customer, voiced: 0.2), Window("i", at, Speaker.Agent));
        task.Feed(Call(from: 27, to: 40)).Commit();

        Assert.Equal(13_000 + 16_000, task.Live["i"]!.Effort.SilenceMs);
    }

    [Fact]
    public void TheSameWindowTwice_CountsOnce()
    {
        using var task = new TaskHarness();
        task.Feed([.. Call(from: 10, to: 20).SelectMany(record => new[] { record, Window("i", Seconds(record), record.Speaker) })]).Commit();

        Assert.Equal(13_000, task.Live["i"]!.Effort.SilenceMs);
    }

    [Fact]
    public void TimeOnHold_IsNotSilenceAsWell()
    {
        using var task = new TaskHarness();
        task.Feed(Event("i", 10, InteractionEventType.Held)).Feed(Call(from: 13, to: 70)).Feed(Event("i", 50, InteractionEventType.Resumed)).Commit();

        var effort = task.Live["i"]!.Effort;
        Assert.Equal((40_000, 20_000), (effort.HoldMs, effort.SilenceMs));
    }

    [Fact]
    public void AnAnswerThatTakesLong_IsSilenceBeyondTheUsual()
    {
        using var task = new TaskHarness();
        task.Feed(
            Chat("i", 0, 0), Chat("i", 100, 0, speaker: Speaker.Agent), // in time
            Chat("i", 110, 0), Chat("i", 150, 0), Chat("i", 330, 0, speaker: Speaker.Agent), // 180 s after the customer's last word
            Chat("i", 900, 0, speaker: Speaker.Agent), // nobody was waiting
            Chat("i", 910, 0)).Commit(); // nor is it known whether somebody is
        Assert.Equal(60_000, task.Live["i"]!.Effort.SilenceMs);
    }

    [Fact]
    public void AMessageThatComesBehindItsAnswer_IsNotWaitedFor()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 12, 0, speaker: Speaker.Agent), Chat("i", 10, 0), Chat("i", 400, 0, speaker: Speaker.Agent)).Commit();

        Assert.Equal(0, task.Live["i"]!.Effort.SilenceMs);
    }

    [Fact]
    public void WordsAndSoundOfOneSilence_CountOnce()
    {
        using var task = new TaskHarness();
        task.Feed(Chat("i", 0, 0)).Feed(Call(from: 3, to: 300)).Feed(Chat("i", 300, 0, speaker: Speaker.Agent)).Commit();

        Assert.Equal(300_000, task.Live["i"]!.Effort.SilenceMs);
    }

    [Fact]
    public void WhatCameAfterTheEnd_IsTakenBack_WhenTheEndIsReadLater()
    {
        using var first = new TaskHarness();
        first.Feed(Call(from: 10, to: 30)).Feed(Event("i", 20, InteractionEventType.Ended)).Idle(1).Idle(60);
        using var last = new TaskHarness();
        last.Feed(Event("i", 20, InteractionEventType.Ended)).Feed(Call(from: 10, to: 30)).Idle(1).Idle(60);

        // Within the grace of two seconds it counts, as words do.
        Assert.Equal((15_000, 15_000), (first.Final("i").Effort.SilenceMs, last.Final("i").Effort.SilenceMs));
    }

    [Fact]
    public void LongSilences_ComeThroughARestart_WhereverItIs()
    {
        using var whole = new TaskHarness();
        whole.Feed(Call(from: 10, to: 90)).Commit();
        using var restarted = new TaskHarness();
        foreach (var record in Call(from: 10, to: 90))
            restarted.Feed(record).Commit().Restart();
        restarted.Commit();

        Assert.Equal(83_000, whole.Live["i"]!.Effort.SilenceMs);
        Assert.Equal(83_000, restarted.Live["i"]!.Effort.SilenceMs);
    }

    [Fact]
    public void HighEffort_OpensOnSilenceAlone()
    {
        using var task = new TaskHarness(new InteractionOptions { Effort = new() { SilenceMinute = 3 } });
        task.Feed(Call(from: 3, to: 70)).Feed(Chat("i", 71, 0));

        Assert.Equal("HighEffort", Assert.Single(task.Output.Alerts).Rule);
    }

    private static double Seconds(InputRecord record) => (record.Time - Start) / 1000.0;

    private static InputRecord[] Call(int from, int to) =>
        [.. Enumerable.Range(from, to - from + 1).SelectMany(at => new[] { Window("i", at, Speaker.Customer), Window("i", at, Speaker.Agent) })];
}
