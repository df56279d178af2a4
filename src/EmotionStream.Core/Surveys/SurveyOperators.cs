using EmotionStream.Core.Keyed;
using EmotionStream.Core.Surveys.Operators;

namespace EmotionStream.Core.Surveys;

/// <summary>The operators as words, so that the graph reads as a sentence. Each is documented on its class.</summary>
internal static class SurveyOperators
{
    public static IObservable<SurveyContext> ForSurvey(this IObservable<SurveyEvent> source, TimedStore<SurveyState> store, SurveyContext context) =>
        new ForSurvey(source, store, context);

    public static IObservable<SurveyContext> JoinSurvey(this IObservable<SurveyContext> source, SurveyOptions options, ISurveyOutput output) =>
        new JoinSurvey(source, options, output);

    public static IObservable<SurveyContext> ExpireSurvey(this IObservable<SurveyContext> source, SurveyOptions options, ISurveyOutput output) =>
        new ExpireSurvey(source, options, output);
}
