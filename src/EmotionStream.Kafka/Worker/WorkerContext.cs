using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Topics;
using Microsoft.Extensions.Logging;

namespace EmotionStream.Kafka.Worker;

/// <summary>What a worker keeps from session to session.</summary>
internal sealed class WorkerContext
{
    public required WorkerOptions Options { get; init; }

    public required GraphFactory Graphs { get; init; }

    public TaskKind Kind => Graphs.Kind;

    public required IWorkerObserver Observer { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }

    public required ClientSettings Settings { get; init; }

    public required TopicNames Names { get; init; }

    public required WorkerHealth Health { get; init; }

    /// <summary>Records the graph threw on.</summary>
    public PoisonList Poison { get; } = new();

    /// <summary>Commits that succeeded.</summary>
    public long Commits { get; set; }

    /// <summary>How often, since the last commit, the state was found elsewhere than the group's offsets.</summary>
    public int Mismatches { get; set; }
}
