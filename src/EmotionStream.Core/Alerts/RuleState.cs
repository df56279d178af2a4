namespace EmotionStream.Core.Alerts;

/// <summary>Where one rule stands for one interaction. Times are relative to the interaction's origin, in milliseconds.</summary>
public struct RuleState
{
    /// <summary>Number of the rule in the rule set in force.</summary>
    public byte Rule;

    /// <summary>Pending, open, acknowledged or cooling down.</summary>
    public RulePhase Phase;

    /// <summary>Pending: since when the condition holds. Cooling: until when the rule stays quiet.</summary>
    public int Since;

    /// <summary>Event time of the opening event.</summary>
    public int OpenedAt;

    /// <summary>Topic and offset of the opening event.</summary>
    public ulong OpenedBy;

    /// <summary>The measure when last published, to know when it got worse.</summary>
    public float Published;
}
