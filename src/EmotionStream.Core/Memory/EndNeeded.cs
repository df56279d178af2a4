namespace EmotionStream.Core.Memory;

/// <summary>
/// What it takes to end well: the end from which the remembered score reaches its target under the memory model in force, and how many good turns lead there.
/// A closed form of the fold, without looking at single turns.
/// </summary>
/// <param name="Target">The remembered score aimed for.</param>
/// <param name="End">The least end that reaches it when the customer closes steadily on it; null for the mean, on which an end as such has no hold.</param>
/// <param name="Turns">
/// Turns of the given valence, at the mean weight so far, until it is reached; 0 when it is reached now; null when such turns never reach it.
/// </param>
public readonly record struct EndNeeded(double Target, double? End, int? Turns)
{
    /// <summary>Whether an end a customer can feel, at most 1, reaches the target.</summary>
    public bool IsReachable => End is not > 1 && (End is not null || Turns is not null);

    /// <summary>Works it out.</summary>
    /// <param name="fold">The turns so far, at least one.</param>
    /// <param name="model">The memory model in force.</param>
    /// <param name="weightedSum">Σwx over all turns.</param>
    /// <param name="weight">Σw over all turns, above 0.</param>
    /// <param name="negativityWeight">λ ≥ 1.</param>
    /// <param name="target">The remembered score aimed for, in [−1, 1].</param>
    /// <param name="goodTurn">Valence of a good turn, in (0, 1].</param>
    public static EndNeeded Of(
        in TurnFold fold, MemoryModel model, double weightedSum, double weight, double negativityWeight, double target, double goodTurn)
    {
        var turnWeight = weight / fold.Count;
        if (model == MemoryModel.Mean)
            return new(target, null, TurnsToMean(weightedSum, weight, turnWeight, target, goodTurn));
        var end = Math.Max(-1, model switch
        {
            MemoryModel.PeakEnd => PeakEnd(fold, negativityWeight, target),
            // An end below the trough is the trough itself.
            MemoryModel.TroughEnd => Math.Max(target, (2 * target) - fold.PeakNegative),
            _ => target,
        });
        return new(target, end, TurnsToEnd(fold, turnWeight, end, goodTurn));
    }

    // While the peak stays, remembered = (peak + end) / 2. A close on e takes the peak over when it is above λ·|negative peak|, or below −positive peak / λ, or beyond the
    // peak on its own side: then remembered is e, or better with a higher positive peak before.
    private static double PeakEnd(in TurnFold fold, double negativityWeight, double target)
    {
        var (low, high) = (fold.PeakNegative, fold.PeakPositive);
        return -low * negativityWeight >= high
            ? Math.Min(Math.Max(target, (2 * target) - low), Math.Max(target, -low * negativityWeight))
            : Math.Max(Math.Min(target, (2 * target) - high), Math.Min(target, -high / negativityWeight));
    }

    // After k turns of valence v and weight w the end is (qN + wv(1 − q)/(1 − d)) / (qD + w(1 − q)/(1 − d)) with q = dᵏ: solved for q, then k = log q / log d.
    private static int? TurnsToEnd(in TurnFold fold, double turnWeight, double end, double goodTurn)
    {
        var lack = (end * fold.EndDenominator) - fold.EndNumerator;
        if (lack <= 0)
            return 0;
        var gain = turnWeight * (goodTurn - end) / (1 - TurnFold.Decay);
        return gain <= 0 ? null : Whole(Math.Log(gain / (lack + gain)) / Math.Log(TurnFold.Decay));
    }

    private static int? TurnsToMean(double weightedSum, double weight, double turnWeight, double target, double goodTurn)
    {
        var lack = (target * weight) - weightedSum;
        if (lack <= 0)
            return 0;
        return goodTurn <= target ? null : Whole(lack / (turnWeight * (goodTurn - target)));
    }

    // Sums are floats: what is a hair above a whole number is that number.
    private static int Whole(double turns) => (int)Math.Min(int.MaxValue, Math.Ceiling(turns - 1e-6));
}
