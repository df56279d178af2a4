namespace EmotionStream.Core.Cues;

/// <summary>One cue as an interaction remembers it. Times are relative to the interaction's origin, in milliseconds.</summary>
public struct Cue
{
    /// <summary>What it is.</summary>
    public CueKind Kind;

    /// <summary>Place of the moment in the catalogue; hash of what was given.</summary>
    public uint Value;

    /// <summary>When it was said.</summary>
    public int Time;

    /// <summary>Stream time of its partition when it arrived: what decides whether it came before the interaction was over.</summary>
    public int Arrival;

    /// <summary>Topic and offset of its record: see <see cref="Records.EventOrder"/>.</summary>
    public ulong Order;

    /// <summary>Whether it was said before another: by time, then topic and offset.</summary>
    /// <param name="other">The other.</param>
    public readonly bool IsBefore(in Cue other) => Time != other.Time ? Time < other.Time : Order < other.Order;
}
