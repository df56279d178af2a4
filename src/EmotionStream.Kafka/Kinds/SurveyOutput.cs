using EmotionStream.Core.Surveys;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.Kafka.Kinds;

/// <summary>Writes what the graph of surveys publishes, into the transaction under way.</summary>
/// <param name="scope">What it is made of.</param>
internal sealed class SurveyOutput(TaskScope scope) : TaskOutput(scope), ISurveyOutput
{
    private readonly SurveyWriter _surveys = new();

    /// <inheritdoc/>
    public void Publish(ReadOnlySpan<byte> interaction, SurveyOutcome outcome)
    {
        Scope.Observer.SurveyDecided(outcome);
        Scope.Producer.Write(OutputTopic.SurveyOutcomes, Scope.Partition, interaction, _surveys.Decided(interaction, outcome));
    }

    /// <inheritdoc/>
    public void Duplicate(SurveyEvent record) => Scope.Observer.Duplicated(record.Source);
}
