using EmotionStream.Core.Records;

namespace EmotionStream.Core.Memory;

/// <summary>
/// All measures of one interaction's customer turns at one moment. Valences are in [−1, 1]. See <see cref="MemoryModel"/> for formulas.
/// </summary>
public struct Measures
{
    /// <summary>Customer turns counted, late ones included.</summary>
    public int Turns;

    /// <summary>Confidence-weighted mean of valence: Σwx / Σw.</summary>
    public double Mean;

    /// <summary>Recency-weighted mean, weight 0.7 per turn back.</summary>
    public double End;

    /// <summary>Mean of the first turns, weight 0.7 per turn forward.</summary>
    public double Begin;

    /// <summary>Most negative smoothed valence, at most 0.</summary>
    public double PeakNegative;

    /// <summary>The turn of <see cref="PeakNegative"/>; null when no turn was negative.</summary>
    public EventReference? PeakNegativeAt;

    /// <summary>Most positive smoothed valence, at least 0.</summary>
    public double PeakPositive;

    /// <summary>The turn of <see cref="PeakPositive"/>; null when no turn was positive.</summary>
    public EventReference? PeakPositiveAt;

    /// <summary>Valence of the last turn in event time.</summary>
    public double LastValence;

    /// <summary>Smoothed valence of the last turn.</summary>
    public double LastSmoothed;

    /// <summary>Whichever peak is farther from neutral, the negative one weighted by λ.</summary>
    public double Peak;

    /// <summary>(peak + end) / 2.</summary>
    public double PeakEnd;

    /// <summary>(peakNegative + end) / 2.</summary>
    public double TroughEnd;

    /// <summary>end − begin.</summary>
    public double Trend;

    /// <summary>peakNegative ≤ −θ and end ≥ 0.</summary>
    public bool Recovered;

    /// <summary>Score of the memory model in force.</summary>
    public double Remembered;
}
