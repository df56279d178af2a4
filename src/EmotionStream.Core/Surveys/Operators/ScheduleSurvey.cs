namespace EmotionStream.Core.Surveys.Operators;

/// <summary>Puts a reminder for when waiting is over.</summary>
internal sealed class ScheduleSurvey(IObservable<SurveyContext> source, SurveyDeadlines deadlines) : SurveyOperator(source)
{
    protected override void Handle(SurveyContext context) => deadlines.Schedule(ref context.State, context.Slot);
}
