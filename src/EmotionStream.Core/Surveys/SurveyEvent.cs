using EmotionStream.Core.Records;

namespace EmotionStream.Core.Surveys;

/// <summary>One decoded record of <c>emotion.survey-events</c>; its key is the interaction id. Pooled.</summary>
public sealed class SurveyEvent : KeyedRecord
{
    /// <summary>What happened.</summary>
    public SurveyEventType Type;

    /// <summary>The outcome; null for <see cref="SurveyEventType.Survey"/>.</summary>
    public SurveyedOutcome? Outcome;

    /// <summary>Satisfaction 1–5; null when it was not answered.</summary>
    public float? Satisfaction;

    /// <summary>Effort 1–7; null when it was not answered.</summary>
    public float? Effort;

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        Type = default;
        Outcome = null;
        Satisfaction = Effort = null;
    }
}
