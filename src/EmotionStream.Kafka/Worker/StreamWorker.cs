using Confluent.Kafka;
using EmotionStream.Core.Cues;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Recognition;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Topics;
using Microsoft.Extensions.Logging;

namespace EmotionStream.Kafka.Worker;

/// <summary>
/// One consumer, one transactional producer and one poll thread that runs the graph of its assigned partitions synchronously. To use more cores or
/// machines, start more workers of the same application with other ordinals.
/// </summary>
public sealed class StreamWorker
{
    private const int MaxFencings = 3;
    private const int MaxFailures = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FencingWindow = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);
    private readonly WorkerContext _context;
    private readonly Queue<long> _fencings = new();

    /// <summary>Makes a worker that follows interactions; nothing is connected yet.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="taskFactory">Makes the graph of one partition number, publishing to the given output.</param>
    /// <param name="recogniser">Scores customers' texts; null when there is none. Owned by this worker's thread.</param>
    /// <param name="observer">Told of progress, for metrics and health.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where log messages go; they never carry raw text.</param>
    /// <param name="cues">Reads moments of truth and repeated information from customers' texts; null when nothing does. Owned by this worker's thread.</param>
    /// <exception cref="WorkerConfigurationException">A setting is wrong.</exception>
    public StreamWorker(
        WorkerOptions options,
        Func<int, IGraphOutput, IInteractionTask> taskFactory,
        ITextRecogniser? recogniser,
        IWorkerObserver observer,
        TimeProvider time,
        ILogger logger,
        ITextCueReader? cues = null)
        : this(options, new InteractionGraphFactory(taskFactory, recogniser, cues), observer, time, logger)
    {
    }

    /// <summary>Makes a worker of any kind of task; nothing is connected yet.</summary>
    /// <param name="options">Settings of the application: the kind has a consumer group, transactional ids and a changelog of its own.</param>
    /// <param name="graphs">Makes the graphs. Owned by this worker's thread.</param>
    /// <param name="observer">Told of progress, for metrics and health.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where log messages go; they never carry raw text.</param>
    /// <exception cref="WorkerConfigurationException">A setting is wrong.</exception>
    public StreamWorker(WorkerOptions options, GraphFactory graphs, IWorkerObserver observer, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(graphs);
        ArgumentNullException.ThrowIfNull(observer);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logger);
        options.Validate();
        options = options.For(graphs.Kind);
        _context = new WorkerContext
        {
            Options = options,
            Graphs = graphs,
            Observer = observer,
            Time = time,
            Logger = logger,
            Settings = new ClientSettings(options, logger),
            Names = new TopicNames(options.TopicPrefix, options.Application),
            Health = new WorkerHealth(observer, logger),
        };
    }

    /// <summary>
    /// Runs on the calling thread until cancelled, then commits what is done, leaves the group and returns. When the cluster is away it waits and
    /// resumes by itself.
    /// </summary>
    /// <param name="cancellation">Stops the worker gracefully.</param>
    /// <exception cref="WorkerConfigurationException">Topics are missing or don't fit, a right is missing, or two workers share an ordinal.</exception>
    /// <exception cref="InvalidDataException">The changelog holds a state that this build can't read.</exception>
    public void Run(CancellationToken cancellation)
    {
        var options = _context.Options;
        Log.Starting(_context.Logger, options.TransactionalId, Library.VersionString, options.Guarantee, options.Bootstrap);
        _context.Health.Set(WorkerState.Starting, null);
        try
        {
            var pause = FirstPause;
            var failures = 0;
            while (!cancellation.IsCancellationRequested)
            {
                var commits = _context.Commits;
                try
                {
                    RunSession(cancellation);
                }
                catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
                {
                    // Stopped while restoring: nothing is under way.
                }
                catch (RebuildException e)
                {
                    pause = _context.Commits > commits ? FirstPause : pause * 2 < LongestPause ? pause * 2 : LongestPause;
                    Rebuild(e, pause, cancellation);
                }
                catch (Exception e) when (e is not (WorkerConfigurationException or InvalidDataException) && ++failures < MaxFailures)
                {
                    // The graph threw outside a record (advancing, at a checkpoint): state may be half written, so it is restored.
                    failures = _context.Commits > commits ? 1 : failures;
                    Rebuild(new RebuildException(e.GetType().Name, e), FirstPause, cancellation);
                }
            }
        }
        finally
        {
            _context.Health.Set(WorkerState.Stopped, null);
            Log.Stopped(_context.Logger, options.TransactionalId);
        }
    }

    private void RunSession(CancellationToken cancellation)
    {
        var (counts, partitions) = CheckTopics();
        using var session = new WorkerSession(_context, counts, partitions, cancellation);
        session.Run();
    }

    private (IReadOnlyDictionary<string, int> Counts, int Partitions) CheckTopics()
    {
        using var client = _context.Settings.BuildAdmin();
        var admin = new TopicAdmin(client, RequestTimeout);
        try
        {
            var counts = admin.PartitionCounts();

            var (kind, options) = (_context.Kind, _context.Options);
            var outputs = !options.IsEmbedded ? kind.OutputsWith(options).Select(_context.Names.Of).Where(counts.ContainsKey).ToList() : [];
            var settings = admin.SettingsAsync(outputs).GetAwaiter().GetResult();
            return (counts, TopicCheck.Require(kind, options, _context.Names, counts, settings));
        }
        catch (KafkaException e)
        {
            throw new RebuildException($"Metadata: {e.Error.Code}", e);
        }
        catch (WorkerConfigurationException e) when (_context.Commits > 0)
        {
            // They were right before: a broker that has just started may not know all topics yet.
            throw new RebuildException("Metadata: topics do not fit", e);
        }
    }

    private void Rebuild(RebuildException e, TimeSpan pause, CancellationToken cancellation)
    {
        if (e.IsFenced)
            CountFencing(e);
        Log.Rebuilding(_context.Logger, e.Message, pause.TotalSeconds, e.InnerException);
        _context.Observer.Rebuilding(e.Message);
        _context.Health.Set(WorkerState.Paused, e.Message);
        cancellation.WaitHandle.WaitOne(pause);
    }

    /// <summary>A fencing can be the broker giving up on a worker that was stopped for long; again and again, it is two workers with one ordinal.</summary>
    private void CountFencing(RebuildException e)
    {
        var now = _context.Time.GetTimestamp();
        _fencings.Enqueue(now);
        while (_context.Time.GetElapsedTime(_fencings.Peek(), now) > FencingWindow)
            _fencings.Dequeue();
        if (_fencings.Count >= MaxFencings)
        {
            throw new WorkerConfigurationException(
                $"Another process uses the transactional id {_context.Options.TransactionalId}: this worker was fenced {MaxFencings} times within a minute. "
                + "Give every worker of the application its own Ordinal.",
                e);
        }
    }
}
