namespace EmotionStream.Verification.Alerts;

/// <summary>What a rule may open at.</summary>
public enum Trigger
{
    Turn,
    Transfer,
    End,
    Time,
}
