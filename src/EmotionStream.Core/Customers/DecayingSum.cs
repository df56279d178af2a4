namespace EmotionStream.Core.Customers;

/// <summary>
/// Σ aᵢ·2^(−(T − tᵢ)/h) over changes aᵢ at times tᵢ with half-life h, kept as one number at the newest time T. Whatever the order of arrival, the sum is the same but for rounding:
/// a newer change decays what is there, an older one comes in decayed.
/// </summary>
/// <param name="HalfLifeMs">h, milliseconds.</param>
/// <param name="AsOf">T, milliseconds since the Unix epoch.</param>
/// <param name="Value">The sum at T.</param>
public readonly record struct DecayingSum(long HalfLifeMs, long AsOf, double Value)
{
    /// <summary>The sum at a later time.</summary>
    /// <param name="time">The time, not before <see cref="AsOf"/>.</param>
    public double At(long time) => Value * double.Exp2((AsOf - time) / (double)HalfLifeMs);

    /// <summary>The sum with another change.</summary>
    /// <param name="time">Its time.</param>
    /// <param name="amount">What it adds then.</param>
    public DecayingSum With(long time, double amount) => time > AsOf
        ? new(HalfLifeMs, time, At(time) + amount)
        : this with { Value = Value + (amount * double.Exp2((time - AsOf) / (double)HalfLifeMs)) };
}
