namespace EmotionStream.Core.Queues.Causes;

/// <summary>
/// The log-likelihood ratio of two shares, G² of the 2×2 table, with the sign of the difference. It holds for small counts where χ² does not
/// (Dunning, <em>Accurate Methods for the Statistics of Surprise and Coincidence</em>, Computational Linguistics 19(1), 1993, 61–74). Counts may be decayed.
/// </summary>
public static class LikelihoodRatio
{
    /// <summary>G² of k₁ of n₁ against k₂ of n₂: positive when the first share is the greater, negative when it is the smaller.</summary>
    /// <param name="k1">Cases with the phrase, here.</param>
    /// <param name="n1">Cases, here.</param>
    /// <param name="k2">Cases with the phrase, there.</param>
    /// <param name="n2">Cases, there.</param>
    public static double Of(double k1, double n1, double k2, double n2)
    {
        // A phrase may have been counted where its total, kept apart, has decayed a little more.
        (k1, k2) = (Math.Min(k1, n1), Math.Min(k2, n2));
        if (n1 <= 0 || n2 <= 0)
            return 0;
        var share = (k1 + k2) / (n1 + n2);
        var g = 2 * (Term(k1, n1 * share) + Term(n1 - k1, n1 * (1 - share)) + Term(k2, n2 * share) + Term(n2 - k2, n2 * (1 - share)));
        g = Math.Max(0, g);
        return k1 / n1 >= k2 / n2 ? g : -g;
    }

    private static double Term(double seen, double expected) => seen <= 0 ? 0 : seen * Math.Log(seen / expected);
}
