using System.Runtime.CompilerServices;

namespace EmotionStream.Core.Turns;

/// <summary>
/// The newest turns, kept inside the state, not yet folded because an earlier one may still arrive. At the default reorder tolerance and audio turn a turn waits twenty
/// seconds, so three are enough for a turn each ten seconds; more spill to the heap until they can be folded.
/// </summary>
[InlineArray(Capacity)]
public struct TurnWindow
{
    /// <summary>Turns held in the state itself.</summary>
    public const int Capacity = 3;

    private TurnEntry _first;
}
