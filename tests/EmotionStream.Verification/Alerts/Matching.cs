namespace EmotionStream.Verification.Alerts;

/// <summary>How the steps a rule publishes are compared with those that stand on the topic.</summary>
public enum Matching
{
    /// <summary>Each must stand there.</summary>
    Strict,

    /// <summary>One that does not is noted as missed.</summary>
    Lenient,

    /// <summary>Nothing is compared; the openings are collected.</summary>
    None,
}
