using EmotionStream.Core.Customers;

namespace EmotionStream.Core.Queues;

/// <summary>A decayed mean, and the decayed share of what it is of that met a condition.</summary>
/// <param name="Values">Sum of the values of those that met it.</param>
/// <param name="Met">How many met it.</param>
/// <param name="All">How many there were.</param>
public readonly record struct DecayedShare(DecayingSum Values, DecayingSum Met, DecayingSum All)
{
    /// <summary>The share; null before any.</summary>
    public double? Share => All.Value > 0 ? Met.Value / All.Value : null;

    /// <summary>The mean of those that met it; null before any.</summary>
    public double? Mean => Met.Value > 0 ? Values.Value / Met.Value : null;

    /// <summary>With one more.</summary>
    /// <param name="time">When.</param>
    /// <param name="halfLifeMs">After how long it counts half.</param>
    /// <param name="value">Its value.</param>
    /// <param name="met">Whether it met the condition.</param>
    public DecayedShare With(long time, long halfLifeMs, double value, bool met)
    {
        var start = All.HalfLifeMs > 0 ? this : new(new(halfLifeMs, time, 0), new(halfLifeMs, time, 0), new(halfLifeMs, time, 0));
        return new(start.Values.With(time, met ? value : 0), start.Met.With(time, met ? 1 : 0), start.All.With(time, 1));
    }
}
