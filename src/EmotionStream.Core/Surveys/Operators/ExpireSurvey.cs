namespace EmotionStream.Core.Surveys.Operators;

/// <summary>Ends the wait: an outcome that nobody answered and a survey whose interaction did not become known are told of, and the state goes.</summary>
internal sealed class ExpireSurvey(IObservable<SurveyContext> source, SurveyOptions options, ISurveyOutput output) : SurveyOperator(source)
{
    private readonly long _windowMs = (long)options.Window.TotalMilliseconds;

    protected override void Handle(SurveyContext context)
    {
        ref var state = ref context.State;
        if (state.Due > context.Now)
            return;
        if (state.Outcome is null)
            foreach (var answer in state.Answers.Counted)
                output.Publish(context.Key, new(SurveyStatus.Unmatched, answer.Time + _windowMs, 0, null, SurveyAnswers.None.With(answer)));
        else if (state.Answers.IsEmpty)
            output.Publish(context.Key, new(SurveyStatus.Unanswered, state.Outcome.Ended + _windowMs, 0, state.Outcome, state.Answers));
        context.Store.Touch(context.Slot);
        context.Store.Remove(context.Slot);
    }
}
