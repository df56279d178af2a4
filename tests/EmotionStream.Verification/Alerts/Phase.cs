namespace EmotionStream.Verification.Alerts;

/// <summary>Where a rule stands for an interaction.</summary>
public enum Phase
{
    Quiet,
    Pending,
    Open,
    Acknowledged,
    Cooling,
}
