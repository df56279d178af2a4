using System.Runtime.CompilerServices;

namespace EmotionStream.Core.Cues;

/// <summary>Hashes of what one message gives: identifiers, and the message itself when it is long.</summary>
[InlineArray(Capacity)]
public struct GivenValues
{
    /// <summary>The most that is kept of one message.</summary>
    public const int Capacity = 4;

    private uint _first;
}
