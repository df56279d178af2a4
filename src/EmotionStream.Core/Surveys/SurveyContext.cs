using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Surveys;

/// <summary>What flows through the graph of surveys: an event of an interaction, or an interaction whose wait may be over.</summary>
internal sealed class SurveyContext(KeyedStore<SurveyState> store) : KeyedContext<SurveyEvent, SurveyState>(store);
