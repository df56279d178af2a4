namespace EmotionStream.Recognition.Text.Training;

/// <summary>
/// The probability from which a class counts as said. The threshold that was best on one sample is on a rare class mostly luck, so the probabilities are
/// calibrated first (Platt 1999: two parameters), and the threshold is the one that gives the best F1 to be expected of them (Ye et al. 2012).
/// </summary>
internal static class DecisionThreshold
{
    private const double Least = 1e-6;

    /// <summary>The threshold for one class.</summary>
    /// <param name="probabilities">What the model said of each case.</param>
    /// <param name="gold">Whether the class holds.</param>
    public static float For(float[] probabilities, bool[] gold)
    {
        var said = (float[])probabilities.Clone();
        var labels = (bool[])gold.Clone();
        Array.Sort(said, labels);
        var inputs = Array.ConvertAll(said, static p => new[] { LogOdds(p), 1 });
        var weights = LogisticRegression.Fit(inputs, labels, [.. said.Select(static _ => 1.0)]);
        var calibrated = Array.ConvertAll(inputs, input => 1 / (1 + Math.Exp(-((weights[0] * input[0]) + weights[1]))));
        var positives = calibrated.Sum();
        var best = (F: -1.0, Threshold: 0.5f);
        var hits = 0.0;
        for (var i = said.Length - 1; i >= 0; i--)
        {
            hits += calibrated[i];
            var f = 2 * hits / (said.Length - i + positives);
            if (f > best.F)
                best = (f, i > 0 ? (said[i] + said[i - 1]) / 2 : said[i]);
        }

        return best.Threshold;
    }

    private static double LogOdds(float p)
    {
        var inside = Math.Clamp(p, Least, 1 - Least);
        return Math.Log(inside / (1 - inside));
    }
}
