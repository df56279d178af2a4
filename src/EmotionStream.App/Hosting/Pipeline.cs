using System.Globalization;
using EmotionStream.App.Configuration;
using EmotionStream.App.Metrics;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Worker;
using EmotionStream.Recognition.Causes;

namespace EmotionStream.App.Hosting;

/// <summary>The workers of this process, of every kind of task, each on a thread of its own.</summary>
/// <param name="settings">The settings.</param>
/// <param name="recognisers">The recognisers.</param>
/// <param name="metrics">The metrics.</param>
/// <param name="health">The health the probes see.</param>
/// <param name="logs">Logs.</param>
internal sealed class Pipeline(Settings settings, Recognisers recognisers, PipelineMetrics metrics, HealthState health, ILoggerFactory logs)
{
    private readonly RuleSet _rules = settings.RuleSet;

    /// <summary>Runs all workers until cancelled; a fault of one stops them all.</summary>
    /// <param name="cancellation">Stops the workers gracefully.</param>
    /// <exception cref="WorkerConfigurationException">A worker can't start as configured.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var librdkafka = Confluent.Kafka.Library.VersionString;
        metrics.BuildInfo.WithLabels(Build.Version, librdkafka, recognisers.TextModel, recognisers.VoiceModel).Set(1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var workers = Enumerable.Range(0, settings.Workers).SelectMany(index => Kinds(), (index, make) => StartWorker(index, make, stop)).ToArray();
        await Task.WhenAll(workers);
    }

    /// <summary>For each kind of task that is in use, what makes the graphs of one worker.</summary>
    private IEnumerable<(TaskKind Kind, Func<WorkerMetrics, GraphFactory> Make)> Kinds()
    {
        yield return (
            TaskKind.Interactions,
            workerMetrics => new InteractionGraphFactory((_, output) => CreateTask(output, workerMetrics), recognisers.Text?.Invoke(), recognisers.Cues?.Invoke(), QueueTelling()));
        if (settings.Customers.Enabled)
            yield return (TaskKind.Customers, _ => new CustomerGraphFactory(settings.Customers, recognisers.Moments));
        if (settings.Surveys.Enabled)
            yield return (TaskKind.Surveys, _ => new SurveyGraphFactory(settings.Surveys));
        if (settings.Queues.Enabled)
            yield return (TaskKind.Queues, _ => new QueueGraphFactory(settings.Queues));
    }

    private QueueTellingOptions? QueueTelling() => settings.Queues.Enabled ? new(new KeyPhraseReader(), settings.Queues.SampleEvery) : null;

    private Task StartWorker(int index, (TaskKind Kind, Func<WorkerMetrics, GraphFactory> Make) graphs, CancellationTokenSource stop)
    {
        var options = WorkerOptionsFactory.Create(settings, index, settings.Recognition.Voice ? recognisers.VoiceModel : null);
        var name = graphs.Kind.LabelPrefix + options.Ordinal.ToString(CultureInfo.InvariantCulture);
        var logger = logs.CreateLogger($"EmotionStream.Worker.{name}");
        var workerMetrics = new WorkerMetrics(metrics, options.Ordinal, settings.Interactions.RecoveryThreshold, graphs.Kind);
        health.Set(name, WorkerState.Starting, null);
        var worker = new StreamWorker(
            options, graphs.Make(workerMetrics), new WorkerObserver(name, workerMetrics, health, logger), TimeProvider.System, logger);

        // The poll loop blocks, so it has a thread of its own and not one of the pool's.
        return Task.Factory.StartNew(() => Run(worker, name, logger, stop), stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private void Run(StreamWorker worker, string name, ILogger logger, CancellationTokenSource stop)
    {
        try
        {
            worker.Run(stop.Token);
        }
        catch (Exception fault)
        {
            if (fault is not WorkerConfigurationException)
                logger.WorkerFault(name, fault);
            health.Set(name, WorkerState.Stopped, fault.GetType().Name);
            stop.Cancel();
            throw;
        }
    }

    private InteractionTask CreateTask(IGraphOutput output, WorkerMetrics workerMetrics) =>
        new(settings.Interactions, _rules, recognisers.Voice?.Invoke(), new SuppressionCounter(output, workerMetrics), recognisers.Moments, settings.QueueSampling);
}
