using System.Runtime.InteropServices;

namespace EmotionStream.Core.Turns;

/// <summary>
/// One customer turn in fixed point, so that sums are exact and do not depend on their order. Times are relative to the interaction's origin, in milliseconds.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public struct TurnEntry
{
    /// <summary>One, in the fixed point of <see cref="Weight"/> and <see cref="WeightedValence"/>: a millionth is 1.</summary>
    public const int One = 1_000_000;

    /// <summary>When the turn was said.</summary>
    public int Time;

    /// <summary>How far stream time of its partition was ahead of <see cref="Time"/> when it arrived.</summary>
    public int Lag;

    /// <summary>Σ confidence × valence over the records of the turn, in millionths.</summary>
    public int WeightedValence;

    /// <summary>Σ confidence over the records of the turn, in millionths; 0 = the recogniser abstained.</summary>
    public int Weight;

    /// <summary>Topic and offset of the (first) record: see <see cref="Records.EventOrder"/>.</summary>
    public ulong Order;

    /// <summary>Valence of the turn, in [−1, 1]; 0 when abstained.</summary>
    public readonly float Valence => Weight == 0 ? 0 : (float)WeightedValence / Weight;

    /// <summary>Whether the turn comes after another in (time, topic, offset).</summary>
    /// <param name="time">Time of the other turn.</param>
    /// <param name="order">Topic and offset of the other turn.</param>
    public readonly bool IsAfter(int time, ulong order) => Time != time ? Time > time : Order > order;
}
