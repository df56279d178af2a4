namespace EmotionStream.Core.Memory;

/// <summary>
/// What the customer will remember, from turns i = 1…n with valence xᵢ and confidence wᵢ. Peak-end: Kahneman et al. 1993,
/// Redelmeier &amp; Kahneman 1996; the mean does as well in the meta-analysis of Alaybek et al. 2022, so all are computed side by side.
/// </summary>
public enum MemoryModel : byte
{
    /// <summary>(peak + end) / 2, the default.</summary>
    PeakEnd,

    /// <summary>(peakNegative + end) / 2.</summary>
    TroughEnd,

    /// <summary>Σwx / Σw.</summary>
    Mean,

    /// <summary>Recency: Σ 0.7^(n−i) wᵢxᵢ / Σ 0.7^(n−i) wᵢ.</summary>
    Recency,
}
