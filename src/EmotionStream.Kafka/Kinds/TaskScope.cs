using EmotionStream.Core.Alerts;
using EmotionStream.Kafka.Topics;
using EmotionStream.Kafka.Worker;
using Microsoft.Extensions.Logging;

namespace EmotionStream.Kafka.Kinds;

/// <summary>What the outputs of one partition are made of.</summary>
/// <param name="Partition">The partition number.</param>
/// <param name="Options">Settings.</param>
/// <param name="Producer">Where to.</param>
/// <param name="Names">Topics.</param>
/// <param name="Uncommitted">Receives alerts until the commit.</param>
/// <param name="Observer">Told of everything.</param>
/// <param name="Logger">Log.</param>
internal sealed record TaskScope(
    int Partition, WorkerOptions Options, OutputProducer Producer, TopicNames Names, List<Alert> Uncommitted, IWorkerObserver Observer, ILogger Logger);
