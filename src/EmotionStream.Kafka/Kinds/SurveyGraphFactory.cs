using EmotionStream.Core.Surveys;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.Kafka.Kinds;

/// <summary>Makes the graphs that join surveys to outcomes.</summary>
/// <param name="options">How they are joined.</param>
public sealed class SurveyGraphFactory(SurveyOptions options) : GraphFactory
{
    /// <inheritdoc/>
    public override TaskKind Kind => TaskKind.Surveys;

    internal override IRecordDecoder CreateDecoder(DecoderLimits limits) => new SurveyEventDecoder(limits);

    internal override ITaskGraph CreateGraph(TaskScope scope)
    {
        var output = new SurveyOutput(scope);
        return new KeyedTaskGraph<SurveyEvent>(new SurveyTask(options, output), output);
    }
}
