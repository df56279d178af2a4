namespace EmotionStream.Core.Records;

/// <summary>Where the emotion score of a record comes from.</summary>
public enum ScoreOrigin : byte
{
    /// <summary>Not scored (yet, or never: an employee's turn, an interaction event).</summary>
    None,

    /// <summary>The record arrived scored by the site's own recogniser.</summary>
    Supplied,

    /// <summary>Scored by a recogniser of this process.</summary>
    Recognised,
}
