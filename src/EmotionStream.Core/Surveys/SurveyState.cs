using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Surveys;

/// <summary>The state of an interaction whose survey window is open. What it refers to is immutable, so a copy may share it.</summary>
internal struct SurveyState : IKeyedState<SurveyState>, IRemindedState
{
    /// <summary>The outcome; null while only surveys have come.</summary>
    public SurveyedOutcome? Outcome;

    /// <summary>What was answered.</summary>
    public SurveyAnswers Answers;

    /// <summary>How many times a join was published.</summary>
    public int Revision;

    /// <summary>When waiting is over, task time.</summary>
    public long Due;

    /// <inheritdoc/>
    public long ScheduledAt { get; set; }

    /// <summary>An interaction nothing is known of.</summary>
    public static SurveyState New() => new() { Answers = SurveyAnswers.None, ScheduledAt = IRemindedState.Never };

    /// <inheritdoc/>
    public readonly void CopyTo(ref SurveyState copy) => copy = this;
}
