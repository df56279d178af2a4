using System.Diagnostics;
using EmotionStream.ChaosTests.Load;
using EmotionStream.ChaosTests.Running;
using EmotionStream.Testing;
using EmotionStream.Verification;

namespace EmotionStream.ChaosTests.Faults;

/// <summary>
/// A fault that happens while a load flows. Whatever it does, in the end every outcome and alert must be what the verifier computes from the inputs, and what a run
/// without the fault gave.
/// </summary>
public abstract class Scenario(KafkaFixture kafka, ChaosFixture chaos)
{
    /// <summary>Its name on the command line.</summary>
    protected abstract string Name { get; }

    /// <summary>How often it happens in the default tests.</summary>
    protected abstract int ShortTimes { get; }

    /// <summary>How often it happens with <c>--chaos</c>.</summary>
    protected abstract int LongTimes { get; }

    /// <summary>How long one takes, to know how much load is needed.</summary>
    protected abstract double SecondsEach { get; }

    /// <summary>Settings of the changelog.</summary>
    protected virtual IReadOnlyDictionary<string, string> Changelog => new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The cluster it runs on.</summary>
    protected virtual Task<ScriptedKafka> ClusterAsync() => chaos.OneAsync(kafka);

    /// <summary>What the load has beyond the usual.</summary>
    protected virtual LoadOptions Shape(LoadOptions usual) => usual;

    /// <summary>The load whose crash-free run it is compared with.</summary>
    protected virtual LoadOptions CalmShape(LoadOptions own) => own;

    /// <summary>What the verifier goes by.</summary>
    protected virtual Settings Settings => Pipeline.Settings;

    /// <summary>Starts workers and makes the fault happen so often, while the load flows.</summary>
    protected abstract Task StrikeAsync(ScenarioRun run, int times, Random random);

    /// <summary>Runs it and adds its line to the table; fails unless everything holds.</summary>
    protected async Task RunAsync()
    {
        Assert.Contains(Name, ChaosOptions.Known);
        Assert.SkipWhen(chaos.Options.Faults.Count > 0 && !chaos.Options.Faults.Contains(Name, StringComparer.Ordinal), "not among --faults");
        var started = Stopwatch.GetTimestamp();
        var times = chaos.Options.Times ?? (chaos.Options.IsLong ? LongTimes : ShortTimes);
        var (interactions, rate) = Size(TimeSpan.FromSeconds(times * SecondsEach));
        var shape = Shape(new LoadOptions { Seed = chaos.Options.Seed, Interactions = interactions });
        using var run = await ScenarioRun.StartAsync(await ClusterAsync(), InteractionLoad.Create(shape), rate, chaos.Table.Folder, Name, Changelog);
        await StrikeAsync(run, times, new Random(chaos.Options.Seed));
        var struck = Stopwatch.GetTimestamp();
        run.Complete();
        var completed = Stopwatch.GetTimestamp();

        var stormy = run.Read();
        var findings = Verifier.Verify(stormy, Settings);
        var (differences, openings) = Comparison.Compare(await chaos.CalmAsync(kafka, CalmShape(shape)), stormy, Settings);
        findings.Add(differences);
        chaos.Table.Add(new Row(
            Name, times, findings.Records, findings.Outcomes, findings.AlertSteps, findings.Lost.Count, findings.Doubled.Count, findings.Wrong.Count,
            $"{findings.DeadLetters} ({findings.BadInputs})", run.Watcher.LongestGap, chaos.Options.Seed));
        if (!findings.IsClean)
            stormy.WriteTo(Path.Combine(chaos.Table.Folder, Name, "topics"));
        await Console.Error.WriteLineAsync(
            $"{Name}: {times} times, {(findings.IsClean ? "holds" : "broken")}; {Stopwatch.GetElapsedTime(started, struck).TotalSeconds:0} s of faults, "
            + $"{Stopwatch.GetElapsedTime(struck, completed).TotalSeconds:0} s for the rest of the load, {Stopwatch.GetElapsedTime(completed).TotalSeconds:0} s to verify");
        Assert.True(findings.IsClean, $"{Name} with seed {chaos.Options.Seed} (topics and workers' logs: {chaos.Table.Folder}/{Name}):\n{findings.Describe()}");
        Assert.Equal(shape.Interactions, findings.Outcomes);
        Assert.NotEqual(0, openings);
    }

    /// <summary>
    /// How many interactions, and how many records a second. The default tests share one load, so that they share its crash-free run, and send it more slowly where
    /// more time is needed.
    /// </summary>
    private (int Interactions, double Rate) Size(TimeSpan needed)
    {
        if (chaos.Options.IsLong)
            return (Math.Max(LoadOptions.Usual, (int)(needed.TotalSeconds * LoadOptions.Rate / LoadOptions.RecordsPerInteraction)), LoadOptions.Rate);
        return (LoadOptions.Usual, Math.Min(LoadOptions.Rate, LoadOptions.Usual * LoadOptions.RecordsPerInteraction / needed.TotalSeconds));
    }

    /// <summary>A fault only counts while records flow.</summary>
    protected static void RequireFlow(ScenarioRun run, int done) =>
        Assert.True(run.Flow.IsFlowing, $"The load was over after {done} faults: SecondsEach is too small for this machine.");
}
