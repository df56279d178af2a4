using System.Runtime.CompilerServices;
using EmotionStream.Core.Turns;

namespace EmotionStream.Core.Memory;

/// <summary>
/// When a customer first was in distress and when it was over, along a <see cref="TurnFold"/> and kept beside it: the fold is copied for each event to be continued over
/// the newest turns, and these are asked for at a negative peak and at the end only.
/// </summary>
public struct DistressTimes
{
    /// <summary>Smoothed valence at or below which a customer is in distress: a negative peak.</summary>
    public const float Threshold = -0.4f;

    // 0 = not yet, and one more than it is from the origin on, so that all zeros is none.
    internal int DistressMark;
    internal int ComfortMark;

    /// <summary>First time the smoothed valence was at <see cref="Threshold"/> or below, relative to the interaction's origin; null when it never was.</summary>
    public readonly int? Distress => TimeOf(DistressMark);

    /// <summary>When the smoothed valence was first above neutral since it was last in distress; null when it has not been.</summary>
    public readonly int? Comfort => TimeOf(ComfortMark);

    /// <summary>Takes a turn that a fold has just taken. An abstention changes nothing.</summary>
    /// <param name="fold">The fold.</param>
    /// <param name="turn">The turn.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in TurnFold fold, in TurnEntry turn)
    {
        if (turn.Weight != 0 && (fold.LastSmoothed <= Threshold || DistressMark != 0))
            Mark(fold.LastSmoothed, turn.Time);
    }

    private static int MarkOf(int time) => time >= 0 ? time + 1 : time;

    private static int? TimeOf(int mark) => mark == 0 ? null : mark > 0 ? mark - 1 : mark;

    private void Mark(float smoothed, int time)
    {
        if (smoothed <= Threshold)
        {
            ComfortMark = 0;
            if (DistressMark == 0)
                DistressMark = MarkOf(time);
        }
        else if (smoothed > 0 && ComfortMark == 0)
        {
            ComfortMark = MarkOf(time);
        }
    }
}
