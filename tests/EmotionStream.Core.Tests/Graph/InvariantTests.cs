using EmotionStream.Core.Alerts;
using EmotionStream.Core.Interactions;
using FsCheck.Xunit;

namespace EmotionStream.Core.Tests.Graph;

/// <summary>What must hold for any traffic: see <see cref="Scenario"/>.</summary>
public sealed class InvariantTests
{
    [Property(MaxTest = 1500)]
    public void Outcomes_DoNotDependOnHowTopicsInterleave(int seed, int first, int second)
    {
        Assert.Equal(OutcomesOf(seed, first), OutcomesOf(seed, second));
    }

    [Property(MaxTest = 150)]
    public void RestartHalfway_IsAsIfNothingHappened(int seed, int interleaving)
    {
        using var whole = NewTask();
        new Scenario(seed).Feed(whole, new Random(interleaving));

        using var restarted = NewTask();
        var restarts = new Random(seed ^ interleaving);
        new Scenario(seed).Feed(restarted, new Random(interleaving), () =>
        {
            if (restarts.Next(7) == 0)
                restarted.Commit().Restart();
        });

        Assert.Equal(Sorted(whole), Sorted(restarted));
        Assert.Equal(Steps(whole), Steps(restarted));
    }

    [Property(MaxTest = 150)]
    public void AbortedTransactions_LeaveNoTrace(int seed, int interleaving)
    {
        using var whole = NewTask();
        new Scenario(seed).Feed(whole, new Random(interleaving));

        using var aborted = NewTask();
        var chance = new Random(seed ^ interleaving);
        new Scenario(seed).Feed(aborted, new Random(interleaving), () =>
        {
            if (chance.Next(3) != 0)
                return;
            aborted.Commit();
            var (alerts, outcomes) = (aborted.Output.Alerts.Count, aborted.Output.Outcomes.Count);
            // Traffic of the same interactions that is then aborted, time passing included.
            foreach (var stray in new Scenario(seed ^ 0x5555).Partitions.SelectMany(p => p).Take(chance.Next(30)))
                aborted.Task.Process(stray);
            aborted.Tick();
            aborted.Task.Rollback();
            aborted.Output.Alerts.RemoveRange(alerts, aborted.Output.Alerts.Count - alerts);
            aborted.Output.Outcomes.RemoveRange(outcomes, aborted.Output.Outcomes.Count - outcomes);
        });

        Assert.Equal(Sorted(whole), Sorted(aborted));
        Assert.Equal(Steps(whole), Steps(aborted));
    }

    [Property(MaxTest = 150)]
    public void AlertLives_AreValid(int seed, int interleaving)
    {
        using var task = NewTask();
        new Scenario(seed).Feed(task, new Random(interleaving));
        task.Idle(100_000);

        foreach (var life in task.Output.Alerts.GroupBy(a => a.AlertId, StringComparer.Ordinal))
        {
            var steps = life.Select(a => a.State).ToList();
            Assert.Equal(AlertState.Opened, steps[0]);
            Assert.Single(steps, AlertState.Opened);
            Assert.Equal(AlertState.Closed, steps[^1]);
            Assert.Single(steps, AlertState.Closed);
        }

        Assert.Equal(0, task.Task.LiveInteractions);
    }

    // Answers are waited for from the first seconds on, so that there are waits.
    private static TaskHarness NewTask() => new(new InteractionOptions { AnswerWithin = TimeSpan.FromSeconds(2) });

    private static List<string> OutcomesOf(int seed, int interleaving)
    {
        using var task = NewTask();
        new Scenario(seed).Feed(task, new Random(interleaving));
        return Sorted(task);
    }

    private static List<string> Sorted(TaskHarness task) => [.. task.Output.Outcomes.Select(o => $"{o.Interaction}: {o.Text}").Order(StringComparer.Ordinal)];

    private static List<string> Steps(TaskHarness task) =>
        [.. task.Output.Alerts.Select(a => $"{a.AlertId} {a.Rule} {a.State} {a.Value:R} {a.Reason}").Order(StringComparer.Ordinal)];
}
