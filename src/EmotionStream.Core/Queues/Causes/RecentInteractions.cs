using System.Runtime.CompilerServices;

namespace EmotionStream.Core.Queues.Causes;

/// <summary>
/// The last interactions that said something, by hash. One among them is not counted again, so that n counted are n different interactions, or more than
/// <see cref="Capacity"/>: what an anonymity of up to that many asks for, in bounded memory.
/// </summary>
[InlineArray(Capacity)]
public struct RecentInteractions
{
    /// <summary>How many are remembered.</summary>
    public const int Capacity = 8;

    private ulong _first;

    /// <summary>Takes one.</summary>
    /// <param name="interaction">Its hash, not 0.</param>
    /// <returns>False when it is among the last.</returns>
    public bool TryAdd(ulong interaction)
    {
        Span<ulong> all = this;
        if (all.Contains(interaction))
            return false;
        all[..^1].CopyTo(all[1..]);
        all[0] = interaction;
        return true;
    }
}
