namespace EmotionStream.App.Page.Acting;

/// <summary>What became of an action.</summary>
public enum ActOutcome
{
    /// <summary>It stands on Kafka.</summary>
    Done,

    /// <summary>No such alert, or not one of theirs.</summary>
    NotFound,

    /// <summary>They may only read.</summary>
    NotAllowed,

    /// <summary>The alert is closed, or somebody else has taken it.</summary>
    TooLate,

    /// <summary>A receiver that is no name, or where none is given over to.</summary>
    Unclear,

    /// <summary>More than the allowed actions a minute.</summary>
    TooMany,

    /// <summary>Kafka did not take it.</summary>
    Failed,
}
