using EmotionStream.Core.Cues;
using EmotionStream.Core.Recognition;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.Kafka.Kinds;

/// <summary>What differs from kind to kind in a worker: how records are decoded and which graph they run through. Owned by the worker's thread.</summary>
public abstract class GraphFactory
{
    /// <summary>The kind.</summary>
    public abstract TaskKind Kind { get; }

    /// <summary>Scores customers' texts as they are gathered; null when the kind has none.</summary>
    internal virtual ITextRecogniser? Recogniser => null;

    /// <summary>Reads what texts tell beside emotion; null when nothing does.</summary>
    internal virtual ITextCueReader? Cues => null;

    /// <summary>Makes the decoder of the kind's inputs.</summary>
    /// <param name="limits">Bounds of what is accepted.</param>
    internal abstract IRecordDecoder CreateDecoder(DecoderLimits limits);

    /// <summary>Makes the graph of one partition number.</summary>
    /// <param name="scope">Where it publishes.</param>
    internal abstract ITaskGraph CreateGraph(TaskScope scope);
}
