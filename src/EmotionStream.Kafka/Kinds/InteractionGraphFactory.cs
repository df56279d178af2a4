using EmotionStream.Core.Cues;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Recognition;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.Kafka.Kinds;

/// <summary>Makes the graphs that follow interactions.</summary>
/// <param name="make">Makes the task of one partition number, publishing to the given output.</param>
/// <param name="recogniser">Scores customers' texts; null when there is none.</param>
/// <param name="cues">Reads what texts tell beside emotion; null when nothing does.</param>
/// <param name="queues">What queues are told of with; null = they are told of nothing.</param>
public sealed class InteractionGraphFactory(Func<int, IGraphOutput, IInteractionTask> make, ITextRecogniser? recogniser, ITextCueReader? cues = null, QueueTellingOptions? queues = null)
    : GraphFactory
{
    /// <inheritdoc/>
    public override TaskKind Kind => TaskKind.Interactions;

    internal override ITextRecogniser? Recogniser => recogniser;

    internal override ITextCueReader? Cues => cues;

    internal override IRecordDecoder CreateDecoder(DecoderLimits limits) => new InputDecoder(limits);

    internal override ITaskGraph CreateGraph(TaskScope scope)
    {
        var output = new InteractionOutput(scope, recogniser?.Model, queues);
        return new InteractionGraph(make(scope.Partition, output), output);
    }
}
