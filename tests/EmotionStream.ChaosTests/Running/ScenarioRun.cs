using System.Diagnostics;
using EmotionStream.ChaosTests.Load;
using EmotionStream.Testing;
using EmotionStream.Verification.Topics;

namespace EmotionStream.ChaosTests.Running;

/// <summary>One run of a load through processes of the executable, on topics and a group of its own.</summary>
public sealed class ScenarioRun : IDisposable
{
    private const int Partitions = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static int _number;
    private readonly string _logs;
    private readonly List<WorkerProcess> _workers = [];
    private int _started;

    private ScenarioRun(ScriptedKafka kafka, InteractionLoad load, double rate, string logs, TopicNames names)
    {
        (Kafka, Load, _logs, Names) = (kafka, load, logs, names);
        Watcher = new Watcher(kafka.Bootstrap, names, Partitions);
        Flow = Flow.Start(kafka.Bootstrap, names, load.Records, rate);
    }

    public ScriptedKafka Kafka { get; }

    public InteractionLoad Load { get; }

    public TopicNames Names { get; }

    public Flow Flow { get; }

    public Watcher Watcher { get; }

    /// <summary>Settings beyond those all share, in force for workers started from now on.</summary>
    public List<string> Settings { get; } = [];

    /// <summary>The program that is started; the executable unless a scenario needs another.</summary>
    public string Program { get; set; } = WorkerProcess.Executable();

    /// <summary>The workers that have not ended.</summary>
    public IReadOnlyList<WorkerProcess> Workers => [.. _workers.Where(w => !w.HasEnded)];

    /// <summary>Whether a transaction of the application stands open.</summary>
    public bool HasOpenTransaction => ChaosTopics.HasOpenTransaction(Kafka.Bootstrap, Names, Partitions);

    /// <summary>Of each partition of the changelog, how many offsets have been given and how many records are left.</summary>
    public IReadOnlyList<(long Given, long Left)> ChangelogRemains() => ChaosTopics.Remains(Kafka.Bootstrap, Names.Changelog, Partitions);

    /// <summary>The broker that coordinates a worker's transactions.</summary>
    public int TransactionCoordinator(int ordinal) => ChaosTopics.TransactionCoordinator(Kafka.Bootstrap, $"{Names.Application}-{ordinal}");

    /// <summary>Waits until every replica of every topic is in sync.</summary>
    public void WaitInSync() => ChaosTopics.WaitInSync(Kafka.Bootstrap, Kafka.Brokers);

    /// <summary>Creates the topics and lets the load flow.</summary>
    /// <param name="kafka">The cluster.</param>
    /// <param name="load">The load.</param>
    /// <param name="rate">Records a second when the faults begin.</param>
    /// <param name="folder">Where logs go.</param>
    /// <param name="name">What it is a run of.</param>
    /// <param name="changelog">Settings of the changelog.</param>
    public static async Task<ScenarioRun> StartAsync(
        ScriptedKafka kafka, InteractionLoad load, double rate, string folder, string name, IReadOnlyDictionary<string, string>? changelog = null)
    {
        var names = new TopicNames($"{name}-{Interlocked.Increment(ref _number)}.", $"{name}-{_number}");
        await ChaosTopics.CreateAsync(kafka.Bootstrap, names, Partitions, (short)kafka.Brokers, changelog ?? new Dictionary<string, string>(StringComparer.Ordinal));
        var logs = Path.Combine(folder, name);
        if (Directory.Exists(logs))
            Directory.Delete(logs, recursive: true);
        Directory.CreateDirectory(logs);
        return new(kafka, load, rate, logs, names);
    }

    /// <summary>Starts a worker.</summary>
    /// <param name="ordinal">Its ordinal.</param>
    public WorkerProcess StartWorker(int ordinal = 0)
    {
        string[] settings =
        [
            .. Pipeline.Configuration, $"Topics:Prefix={Names.Prefix}", $"Pipeline:Application={Names.Application}", $"Pipeline:Ordinal={ordinal}", .. Settings,
        ];
        var worker = WorkerProcess.Start(
            Program, ["run", "--bootstrap", Kafka.Bootstrap, .. settings.SelectMany(s => new[] { "--set", s })], Path.Combine(_logs, $"worker-{++_started:000}-{ordinal}.log"));
        _workers.Add(worker);
        return worker;
    }

    /// <summary>Waits until more output has come than there is now.</summary>
    /// <param name="more">How much more.</param>
    public void WaitOutput(int more = 1)
    {
        var before = Watcher.Count;
        Eventually.True(() => Watcher.Count >= before + more, Patience, () => $"output; the workers say\n{string.Join('\n', _workers.TakeLast(2).Select(w => Tail(w.Log)))}");
    }

    /// <summary>Sends the rest of the load, lets all interactions end and be forgotten, and stops the workers. What does not come is left to the verifier to find.</summary>
    public void Complete()
    {
        Flow.Finish();
        Watcher.EndMeasuring();
        Flow.Send(InteractionLoad.Tick(Partitions, Load.After(TimeSpan.Zero)));
        WaitWhileMoving(() => Watcher.Outcomes >= Load.Options.Interactions);
        Flow.Send(InteractionLoad.Tick(Partitions, Load.After(TimeSpan.FromMinutes(30))));
        WaitWhileMoving(() => ChaosTopics.Progress(Kafka.Bootstrap, Names, Partitions) is { } progress && progress.Committed >= progress.Written);
        foreach (var worker in Workers)
            worker.Stop();
    }

    /// <summary>All that stands on the topics. The inputs must be the load, record for record: else nothing that follows from it can be judged.</summary>
    public Journal Read()
    {
        var journal = Journal.Read(Kafka.Bootstrap, Names);
        foreach (var source in Enum.GetValues<Source>())
        {
            var stands = journal.Of(Names.Of(source)).ToDictionary(r => (r.Partition, r.Offset));
            foreach (var record in Load.Records.Where(r => r.Source == source))
                if (!stands.TryGetValue((record.Partition, record.Offset), out var found) || !(found.Value ?? []).AsSpan().SequenceEqual(record.Value ?? []))
                    Assert.Fail($"The load was not written as it was made: {Names.Of(source)}[{record.Partition}]@{record.Offset} is {found?.Text ?? "not there"}.");
        }

        return journal;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var worker in _workers)
            worker.Dispose();
        Flow.Dispose();
        Watcher.Dispose();
    }

    /// <summary>Waits for a condition as long as output comes.</summary>
    private void WaitWhileMoving(Func<bool> condition)
    {
        var (count, since) = (Watcher.Count, Stopwatch.GetTimestamp());
        while (!condition() && Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(40))
        {
            if (Watcher.Count != count)
                (count, since) = (Watcher.Count, Stopwatch.GetTimestamp());
            Thread.Sleep(100);
        }
    }

    private static string Tail(string log) => log.Length > 3_000 ? log[^3_000..] : log;
}
