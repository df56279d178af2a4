namespace EmotionStream.Core.Repeats;

/// <summary>What a closed interaction tells of whether its customer will be back about it.</summary>
public enum RepeatFeature : byte
{
    /// <summary>Score of the memory model in force.</summary>
    Remembered,

    /// <summary>Recency-weighted end.</summary>
    End,

    /// <summary>Most negative smoothed valence.</summary>
    PeakNegative,

    /// <summary>end − begin.</summary>
    Trend,

    /// <summary>Transfers.</summary>
    Transfers,

    /// <summary>Holds.</summary>
    Holds,

    /// <summary>Minutes on hold, log(1 + x).</summary>
    HoldMinutes,

    /// <summary>Channel switches.</summary>
    ChannelSwitches,

    /// <summary>Failed self-service attempts.</summary>
    SelfServiceFailures,

    /// <summary>Repeated information.</summary>
    Repeats,

    /// <summary>Customer turns, log(1 + x).</summary>
    Turns,

    /// <summary>Minutes from start to end, log(1 + x).</summary>
    Minutes,

    /// <summary>Different moments of truth.</summary>
    Moments,
}
