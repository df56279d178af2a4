using EmotionStream.Core.Memory;
using EmotionStream.Core.Turns;

namespace EmotionStream.Recognition.Memory;

/// <summary>A dialogue of which each customer turn and the whole were rated, both mapped to [−1, 1].</summary>
/// <param name="Turns">Valence of each customer turn, in order; at least one.</param>
/// <param name="Overall">The rating of the whole.</param>
public sealed record RatedDialogue(IReadOnlyList<double> Turns, double Overall)
{
    /// <summary>The mean of the turns, all of equal weight.</summary>
    public double Mean => Turns.Average();

    /// <summary>The turns as the live path folds them, each with confidence 1.</summary>
    public TurnFold Fold()
    {
        var fold = default(TurnFold);
        for (var i = 0; i < Turns.Count; i++)
            fold.Add(new TurnEntry { Time = i, Order = (ulong)i, Weight = TurnEntry.One, WeightedValence = (int)Math.Round(Turns[i] * TurnEntry.One) });
        return fold;
    }

    /// <summary>Recency with other weights than the live path's: Σ vᵢxᵢ / Σ vᵢ, vᵢ = dⁿ⁻ⁱ (1 + κ max(0, −xᵢ)), the last turn's times a factor.</summary>
    /// <param name="decay">d, the weight per turn back.</param>
    /// <param name="last">What the weight of the last turn is multiplied by.</param>
    /// <param name="negativity">κ, how much more a negative turn counts.</param>
    public double Recency(double decay, double last = 1, double negativity = 0)
    {
        double sum = 0, weights = 0;
        for (var i = 0; i < Turns.Count; i++)
        {
            var weight = (1 + (negativity * Math.Max(0, -Turns[i]))) * (i == Turns.Count - 1 ? last : 1);
            (sum, weights) = ((sum * decay) + (weight * Turns[i]), (weights * decay) + weight);
        }

        return sum / weights;
    }
}
