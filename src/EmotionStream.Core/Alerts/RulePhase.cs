namespace EmotionStream.Core.Alerts;

/// <summary>Where a rule stands for an interaction.</summary>
public enum RulePhase : byte
{
    /// <summary>The condition holds, but not for long enough.</summary>
    Pending,

    /// <summary>An alert is open.</summary>
    Open,

    /// <summary>An alert is open and somebody took it.</summary>
    Acknowledged,

    /// <summary>The alert closed a short while ago.</summary>
    Cooling,
}
