namespace EmotionStream.Core.Surveys;

/// <summary>What became of a survey, or of waiting for one.</summary>
public enum SurveyStatus : byte
{
    /// <summary>A survey was joined to its outcome; a later record of the interaction with a higher revision takes this one's place.</summary>
    Joined,

    /// <summary>The window passed without a survey.</summary>
    Unanswered,

    /// <summary>A survey was given before its interaction started or after the window, and counts for nothing.</summary>
    OutsideWindow,

    /// <summary>A survey's interaction did not become known.</summary>
    Unmatched,
}
