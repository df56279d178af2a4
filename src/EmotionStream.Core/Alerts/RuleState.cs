using System.Runtime.InteropServices;

namespace EmotionStream.Core.Alerts;

/// <summary>
/// Where one rule stands for one interaction: 24 bytes in <see cref="RuleStates"/>, chained from the interaction's state. Times are relative to the interaction's
/// origin, in milliseconds.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public struct RuleState
{
    /// <summary>Number of the rule in the rule set in force.</summary>
    public byte Rule;

    /// <summary>Pending, open, acknowledged or cooling down.</summary>
    public RulePhase Phase;

    /// <summary>Pending: since when the condition holds. Open, acknowledged: event time of the opening event. Cooling: until when the rule stays quiet.</summary>
    public int Time;

    /// <summary>The measure when last published, to know when it got worse.</summary>
    public float Published;

    /// <summary>The next one of the same interaction, begun before this one; 0 = none. Free blocks are chained in the same way.</summary>
    public int Next;

    /// <summary>Topic and offset of the opening event.</summary>
    public ulong OpenedBy;

    /// <summary>Whether an alert is open, taken or not.</summary>
    public readonly bool IsOpen => Phase is RulePhase.Open or RulePhase.Acknowledged;
}
