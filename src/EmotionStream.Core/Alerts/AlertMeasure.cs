namespace EmotionStream.Core.Alerts;

/// <summary>The measures a rule can judge. Names in configuration and on the wire are these in camelCase.</summary>
public enum AlertMeasure : byte
{
    /// <summary>Valence of the last turn.</summary>
    Valence,

    /// <summary>Arousal of the newest turn that told one, text and sound taken together.</summary>
    Arousal,

    /// <summary>Smoothed valence of the last turn, as peaks are judged on.</summary>
    SmoothedValence,

    /// <summary>Mean valence of the interaction.</summary>
    Mean,

    /// <summary>Recency-weighted end.</summary>
    End,

    /// <summary>End − begin.</summary>
    Trend,

    /// <summary>Most negative smoothed valence so far.</summary>
    PeakNegative,

    /// <summary>Most positive smoothed valence so far.</summary>
    PeakPositive,

    /// <summary>Remembered score of the model in force.</summary>
    Remembered,

    /// <summary>Valence of the last turn minus the end before it (negative = drop).</summary>
    Drop,

    /// <summary>Effort score of the interaction.</summary>
    Effort,

    /// <summary>Seconds since anybody was last heard, outside holds.</summary>
    SilenceSeconds,

    /// <summary>Different moments of truth so far.</summary>
    Moments,
}
