namespace EmotionStream.Core.Surveys;

/// <summary>A record of <c>emotion.survey-outcomes</c>.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Time">When: of the event that decided it, or when the window was over. Milliseconds since the Unix epoch, UTC.</param>
/// <param name="Revision">From 1 upwards for each interaction that is joined: the highest one is in force; 0 otherwise.</param>
/// <param name="Outcome">The outcome; null when it is not known.</param>
/// <param name="Answers">What was answered.</param>
public sealed record SurveyOutcome(SurveyStatus Status, long Time, int Revision, SurveyedOutcome? Outcome, SurveyAnswers Answers)
{
    /// <summary>Satisfaction on the scale of valence, 1 = −1 and 5 = 1; null when it was not answered.</summary>
    public double? Said => (Answers.Satisfaction - 3) / 2;

    /// <summary>What the memory model said the customer would remember; null when there is no outcome, or none of its turns was scored.</summary>
    public double? Predicted => Outcome is { Measures.Turns: > 0 } outcome ? outcome.Measures.Remembered : null;
}
