using EmotionStream.Core.Queues;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.Kafka.Kinds;

/// <summary>Makes the graphs that follow queues.</summary>
/// <param name="options">How queues are followed.</param>
public sealed class QueueGraphFactory(QueueOptions options) : GraphFactory
{
    /// <inheritdoc/>
    public override TaskKind Kind => TaskKind.Queues;

    internal override IRecordDecoder CreateDecoder(DecoderLimits limits) => new QueueEventDecoder(limits);

    internal override ITaskGraph CreateGraph(TaskScope scope)
    {
        var output = new QueueOutput(scope);
        return new KeyedTaskGraph<QueueEvent>(new QueueTask(options, output), output);
    }
}
