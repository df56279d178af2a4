namespace EmotionStream.Core.Memory;

/// <summary>The measures of an interaction that a fitted memory model weighs. All are kept live in constant memory; each is in [−1, 1].</summary>
public enum MemoryMeasure : byte
{
    /// <summary>Σwx / Σw.</summary>
    Mean,

    /// <summary>Recency-weighted end, 0.7 per turn back.</summary>
    End,

    /// <summary>Beginning, 0.7 per turn forward.</summary>
    Begin,

    /// <summary>Most negative smoothed valence, at most 0.</summary>
    PeakNegative,

    /// <summary>Most positive smoothed valence, at least 0.</summary>
    PeakPositive,

    /// <summary>Valence of the last turn.</summary>
    LastValence,

    /// <summary>Smoothed valence of the last turn.</summary>
    LastSmoothed,
}
