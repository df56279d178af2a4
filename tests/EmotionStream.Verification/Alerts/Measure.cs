namespace EmotionStream.Verification.Alerts;

/// <summary>The measures the shipped rules watch.</summary>
public enum Measure
{
    SmoothedValence,
    End,
    Drop,
    Remembered,
    Trend,
    PeakNegative,
    Effort,
    SilenceSeconds,
}
