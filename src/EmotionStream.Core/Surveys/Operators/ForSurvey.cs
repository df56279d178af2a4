using EmotionStream.Core.Graph;
using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Surveys.Operators;

/// <summary>Finds or begins the interaction of an event.</summary>
internal sealed class ForSurvey(IObservable<SurveyEvent> source, TimedStore<SurveyState> store, SurveyContext context)
    : Operator<SurveyEvent, SurveyContext>(source)
{
    protected override IObserver<SurveyEvent> Attach(IObserver<SurveyContext> downstream) => new ForSink(this, downstream);

    private SurveyContext Find(SurveyEvent record)
    {
        store.Clock.Observe(record.Time);
        context.Event = record;
        context.Slot = store.States.GetOrAdd(record.Key, record.KeyHash, out var added);
        context.Now = store.Clock.Now;
        if (added)
            store.States.State(context.Slot) = SurveyState.New();
        return context;
    }

    private sealed class ForSink(ForSurvey parent, IObserver<SurveyContext> downstream) : Sink(downstream)
    {
        public override void OnNext(SurveyEvent value) => Downstream.OnNext(parent.Find(value));
    }
}
