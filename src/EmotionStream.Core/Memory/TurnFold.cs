using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EmotionStream.Core.Turns;

namespace EmotionStream.Core.Memory;

/// <summary>
/// The memory models over turns taken in order, in O(1) memory: what Kahneman et al. 1993 call the peak and the end, and their rivals.
/// Turns i = 1…n with valence xᵢ and confidence wᵢ. The same fold makes the settled part of a state and, continued over the window, the live measures,
/// so that a result does not depend on when turns were settled.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public struct TurnFold
{
    /// <summary>Weight per turn back (end) and forward (begin).</summary>
    public const float Decay = 0.7f;

    // 0.7^64 < 2e-10: turns after that no longer move the beginning.
    private static readonly float[] DecayPowers = [.. Enumerable.Range(0, 64).Select(i => MathF.Pow(Decay, i))];

    internal float BeginNumerator;
    internal float BeginDenominator;
    internal float EndNumerator;
    internal float EndDenominator;
    internal float LastWeight;

    /// <summary>Turns folded, abstentions not counted.</summary>
    public int Count;

    /// <summary>Valence of the last turn.</summary>
    public float LastValence;

    /// <summary>
    /// Valence of the last turn on a short smoothing, (wᵢ₋₁xᵢ₋₁ + 2wᵢxᵢ) / (wᵢ₋₁ + 2wᵢ), so that a glitch is not a moment; the first turn is taken as it is.
    /// </summary>
    public float LastSmoothed;

    /// <summary>Most negative smoothed valence; 0 when none was negative.</summary>
    public float PeakNegative;

    /// <summary>Most positive smoothed valence; 0 when none was positive.</summary>
    public float PeakPositive;

    /// <summary>When the negative peak was, relative to the interaction's origin.</summary>
    public int PeakNegativeTime;

    /// <summary>When the positive peak was, relative to the interaction's origin.</summary>
    public int PeakPositiveTime;

    /// <summary>Topic and offset of the negative peak.</summary>
    public ulong PeakNegativeOrder;

    /// <summary>Topic and offset of the positive peak.</summary>
    public ulong PeakPositiveOrder;

    /// <summary>Σ 0.7^(n−i) wᵢxᵢ / Σ 0.7^(n−i) wᵢ; 0 before the first turn.</summary>
    public readonly float End => EndDenominator == 0 ? 0 : EndNumerator / EndDenominator;

    /// <summary>Σ 0.7^(i−1) wᵢxᵢ / Σ 0.7^(i−1) wᵢ; 0 before the first turn.</summary>
    public readonly float Begin => BeginDenominator == 0 ? 0 : BeginNumerator / BeginDenominator;

    /// <summary>End − begin.</summary>
    public readonly float Trend => End - Begin;

    /// <summary>Takes the next turn in order. An abstention changes nothing.</summary>
    /// <param name="turn">The turn.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in TurnEntry turn)
    {
        if (turn.Weight == 0)
            return;
        var x = turn.Valence;
        var w = turn.Weight * (1f / TurnEntry.One);
        if (Count < DecayPowers.Length)
        {
            BeginNumerator += DecayPowers[Count] * w * x;
            BeginDenominator += DecayPowers[Count] * w;
        }

        EndNumerator = (EndNumerator * Decay) + (w * x);
        EndDenominator = (EndDenominator * Decay) + w;
        LastSmoothed = Count == 0 ? x : ((LastWeight * LastValence) + (2 * w * x)) / (LastWeight + (2 * w));
        LastValence = x;
        LastWeight = w;
        Count++;
        if (LastSmoothed < PeakNegative)
            (PeakNegative, PeakNegativeTime, PeakNegativeOrder) = (LastSmoothed, turn.Time, turn.Order);
        if (LastSmoothed > PeakPositive)
            (PeakPositive, PeakPositiveTime, PeakPositiveOrder) = (LastSmoothed, turn.Time, turn.Order);
    }

    /// <summary>The peak farther from neutral, the negative side weighted.</summary>
    /// <param name="negativityWeight">λ ≥ 1.</param>
    public readonly float Peak(float negativityWeight) => -PeakNegative * negativityWeight >= PeakPositive ? PeakNegative : PeakPositive;

    /// <summary>The score of a memory model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="mean">The mean, which is not order-sensitive and so kept apart.</param>
    /// <param name="negativityWeight">λ ≥ 1.</param>
    public readonly float Remembered(MemoryModel model, float mean, float negativityWeight) => Remembered(model, mean, End, negativityWeight);

    /// <summary>The same where the end has been worked out.</summary>
    internal readonly float Remembered(MemoryModel model, float mean, float end, float negativityWeight) => model switch
    {
        MemoryModel.PeakEnd => (Peak(negativityWeight) + end) / 2,
        MemoryModel.TroughEnd => (PeakNegative + end) / 2,
        MemoryModel.Mean => mean,
        _ => end,
    };
}
