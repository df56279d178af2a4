using System.Reactive.Linq;
using System.Reactive.Subjects;
using BenchmarkDotNet.Attributes;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;

namespace EmotionStream.Benchmarks.Graph;

/// <summary>The whole graph in process on one core, beside Rx's stateless operators over a dictionary, on the same records in the same run.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class GraphBenchmark : IDisposable
{
    public const int Interactions = 100_000;
    private const int Events = 25 * GraphFootprint.CommitEvery;

    private readonly NoOutput _output = new();
    private readonly Subject<InputRecord> _subject = new();
    private readonly Dictionary<string, double> _sums = new(StringComparer.Ordinal);
    private readonly string[] _names = [.. Enumerable.Range(0, Interactions).Select(i => $"bench-{i}")];
    private GraphLoad _load = null!;
    private InteractionTask _task = null!;

    [GlobalSetup]
    public void Setup()
    {
        _load = new GraphLoad(Interactions);
        _task = NewTask(_output);
        // The dictionary is keyed by name as a decoder would intern it; Rx filters and projects.
        _subject.Where(r => r.Speaker == Speaker.Customer).Select(r => (Name: _names[r.Offset % Interactions], r.Score.Valence))
            .Subscribe(x => _sums[x.Name] = _sums.GetValueOrDefault(x.Name) + x.Valence);
        Graph();
        Graph();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _subject.Dispose();
        _task?.Dispose();
        GC.SuppressFinalize(this);
    }

    public static InteractionTask NewTask(NoOutput output) =>
        new(new InteractionOptions(), RuleSet.Create(RuleSet.Defaults()), voice: null, output);

    [Benchmark(OperationsPerInvoke = Events)]
    public void LoadAlone()
    {
        for (var i = 0; i < Events; i++)
            _load.Next();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public void RxOverADictionary()
    {
        for (var i = 0; i < Events; i++)
            _subject.OnNext(_load.Next());
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public void Graph()
    {
        GraphFootprint.Feed(_task, _load, Events);
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public void GraphWithChangelog()
    {
        for (var done = 0; done < Events; done += GraphFootprint.CommitEvery)
        {
            GraphFootprint.Gather(_task, _load, GraphFootprint.CommitEvery);
            _task.Checkpoint(_output, static (_, _) => { });
            _task.Commit();
        }
    }
}
