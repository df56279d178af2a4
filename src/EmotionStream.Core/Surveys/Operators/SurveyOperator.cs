using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Surveys.Operators;

/// <summary>An operator over one interaction's state.</summary>
internal abstract class SurveyOperator(IObservable<SurveyContext> source) : ContextOperator<SurveyContext>(source);
