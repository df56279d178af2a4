namespace EmotionStream.Core.Surveys;

/// <summary>Where the graph of surveys publishes. Calls come in order, synchronously, inside the transaction of the records that caused them.</summary>
public interface ISurveyOutput
{
    /// <summary>It is decided what became of a survey, or of waiting for one.</summary>
    /// <param name="interaction">The interaction id as UTF-8.</param>
    /// <param name="outcome">What became of it.</param>
    void Publish(ReadOnlySpan<byte> interaction, SurveyOutcome outcome);

    /// <summary>A survey came that had come before.</summary>
    /// <param name="record">The record.</param>
    void Duplicate(SurveyEvent record);
}
