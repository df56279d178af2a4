namespace EmotionStream.Core.Surveys;

/// <summary>What <c>emotion.survey-events</c> can tell.</summary>
public enum SurveyEventType : byte
{
    /// <summary>An interaction closed.</summary>
    Outcome,

    /// <summary>A customer answered.</summary>
    Survey,
}
