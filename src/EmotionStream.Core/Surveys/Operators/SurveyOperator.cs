using EmotionStream.Core.Graph;

namespace EmotionStream.Core.Surveys.Operators;

/// <summary>An operator over the state of one interaction: it looks at the context, may change it, and passes it on.</summary>
internal abstract class SurveyOperator(IObservable<SurveyContext> source) : Operator<SurveyContext, SurveyContext>(source)
{
    /// <summary>Does the operator's work.</summary>
    /// <param name="context">The interaction.</param>
    protected abstract void Handle(SurveyContext context);

    protected sealed override IObserver<SurveyContext> Attach(IObserver<SurveyContext> downstream) => new HandlingSink(this, downstream);

    private sealed class HandlingSink(SurveyOperator parent, IObserver<SurveyContext> downstream) : Sink(downstream)
    {
        public override void OnNext(SurveyContext value)
        {
            parent.Handle(value);
            Downstream.OnNext(value);
        }
    }
}
