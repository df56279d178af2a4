namespace EmotionStream.Core.Repeats;

/// <summary>How one feature counts.</summary>
/// <param name="Mean">Its mean where the model was fitted.</param>
/// <param name="Deviation">Its standard deviation there; above 0.</param>
/// <param name="Weight">Log-odds a deviation.</param>
public readonly record struct RepeatTerm(double Mean, double Deviation, double Weight)
{
    /// <summary>What a value adds to the log-odds.</summary>
    /// <param name="value">The value.</param>
    public double Effect(double value) => Weight * (value - Mean) / Deviation;
}
