using EmotionStream.Verification.Inputs;

namespace EmotionStream.Verification.Alerts;

/// <summary>One way in which a rule may have come to stand where it stands.</summary>
public readonly record struct Path
{
    public Phase Phase { get; init; }

    /// <summary>Pending: since when the condition holds. Cooling: until when the rule stays quiet.</summary>
    public long Since { get; init; }

    /// <summary>The opening record of the alert that is open.</summary>
    public Input? OpenedBy { get; init; }

    /// <summary>The measure when last published.</summary>
    public double Published { get; init; }

    /// <summary>Steps published so far.</summary>
    public int Seen { get; init; }

    /// <summary>Whether a step that had to be published was not.</summary>
    public bool Missed { get; init; }

    /// <summary>Whether the interaction has been closed.</summary>
    public bool Over { get; init; }

    /// <summary>The opening records so far, as text; kept only when asked for.</summary>
    public string? Openings { get; init; }

    public bool IsOpen => Phase is Phase.Open or Phase.Acknowledged;
}
