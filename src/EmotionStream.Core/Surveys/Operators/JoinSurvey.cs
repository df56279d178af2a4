namespace EmotionStream.Core.Surveys.Operators;

/// <summary>
/// Joins surveys to their outcome, whichever comes first. How long is waited counts from arrival, what is covered by event time: a clock that jumps, or history that is sent again, makes
/// nothing expire at once, and moves no survey into a window that it was not given in.
/// </summary>
internal sealed class JoinSurvey(IObservable<SurveyContext> source, SurveyOptions options, ISurveyOutput output) : SurveyOperator(source)
{
    private readonly long _windowMs = (long)options.Window.TotalMilliseconds;
    private readonly long _waitMs = (long)(options.Window + options.Grace).TotalMilliseconds;

    protected override void Handle(SurveyContext context)
    {
        var record = context.Event!;
        ref var state = ref context.State;
        if (record.Type == SurveyEventType.Outcome)
            TakeOutcome(context, ref state, record.Outcome!);
        else
            TakeSurvey(context, ref state, new(record.Time, record.Satisfaction, record.Effort));
    }

    private void TakeOutcome(SurveyContext context, ref SurveyState state, SurveyedOutcome outcome)
    {
        var whole = state.Outcome is { } part ? part.With(outcome) : outcome;
        if (whole == state.Outcome)
            return;
        state.Outcome = whole;
        state.Due = context.Now + _waitMs;
        foreach (var outside in state.Answers.Counted.Where(answer => !whole.Covers(answer.Time, _windowMs)))
            TellOutside(context, whole, outside);
        state.Answers = state.Answers.Within(whole, _windowMs);
        if (!state.Answers.IsEmpty)
            Tell(context, ref state);
    }

    private void TakeSurvey(SurveyContext context, ref SurveyState state, GivenAnswer answer)
    {
        if (state.Answers.Contains(answer))
        {
            output.Duplicate(context.Event!);
            return;
        }

        if (state.Outcome is { } outcome && !outcome.Covers(answer.Time, _windowMs))
        {
            TellOutside(context, outcome, answer);
            return;
        }

        if (state.Due == 0)
            state.Due = context.Now + _waitMs;
        state.Answers = state.Answers.With(answer);

        // One that another has superseded already changes the count only, which is worth telling too: what is said stays.
        if (state.Outcome is not null)
            Tell(context, ref state);
    }

    private void Tell(SurveyContext context, ref SurveyState state) =>
        output.Publish(context.Key, new(SurveyStatus.Joined, context.Event!.Time, ++state.Revision, state.Outcome, state.Answers));

    private void TellOutside(SurveyContext context, SurveyedOutcome outcome, GivenAnswer answer) =>
        output.Publish(context.Key, new(SurveyStatus.OutsideWindow, context.Event!.Time, 0, outcome, SurveyAnswers.None.With(answer)));
}
