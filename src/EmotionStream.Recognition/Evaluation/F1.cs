namespace EmotionStream.Recognition.Evaluation;

/// <summary>The F1 measure of multi-label decisions.</summary>
internal static class F1
{
    /// <summary>Mean over the classes of 2·TP / (2·TP + FP + FN).</summary>
    /// <param name="said">Decisions by case and class.</param>
    /// <param name="gold">Labels by case and class.</param>
    /// <param name="classes">How many classes.</param>
    /// <param name="cases">Which cases to count; a case may come more than once.</param>
    public static double Macro(bool[][] said, bool[][] gold, int classes, ReadOnlySpan<int> cases)
    {
        var sum = 0.0;
        for (var k = 0; k < classes; k++)
        {
            int hits = 0, wrong = 0;
            foreach (var i in cases)
                if (said[i][k] && gold[i][k])
                    hits++;
                else if (said[i][k] != gold[i][k])
                    wrong++;
            sum += Of(hits, wrong);
        }

        return sum / classes;
    }

    /// <summary>The threshold on one class's probability that gives the best F1 on these cases.</summary>
    /// <param name="probabilities">Probability of each case.</param>
    /// <param name="gold">Whether the class holds.</param>
    public static float BestThreshold(ReadOnlySpan<float> probabilities, ReadOnlySpan<bool> gold)
    {
        var keys = probabilities.ToArray();
        var labels = gold.ToArray();
        Array.Sort(keys, labels);
        var positives = labels.Count(static label => label);
        var best = (F: -1.0, Threshold: 0.5f);
        var hits = 0;
        for (var i = keys.Length - 1; i >= 0; i--)
        {
            hits += labels[i] ? 1 : 0;
            if (i > 0 && keys[i - 1].Equals(keys[i]))
                continue;
            var f = Of(hits, keys.Length - i - hits + positives - hits);
            if (f > best.F)
                best = (f, i > 0 ? (keys[i] + keys[i - 1]) / 2 : keys[i]);
        }

        return best.Threshold;
    }

    /// <summary>
    /// The median of the best thresholds on bootstrap draws of the cases: on a rare class the best threshold of one sample is mostly luck.
    /// </summary>
    /// <param name="probabilities">Probability of each case.</param>
    /// <param name="gold">Whether the class holds.</param>
    public static float BaggedThreshold(float[] probabilities, bool[] gold)
    {
        const int Draws = 51;
        const int Seed = 20_261_124;
        var random = new Random(Seed);
        var thresholds = new float[Draws];
        var drawn = new float[probabilities.Length];
        var labels = new bool[probabilities.Length];
        foreach (ref var threshold in thresholds.AsSpan())
        {
            for (var i = 0; i < drawn.Length; i++)
            {
                var from = random.Next(drawn.Length);
                (drawn[i], labels[i]) = (probabilities[from], gold[from]);
            }

            threshold = BestThreshold(drawn, labels);
        }

        Array.Sort(thresholds);
        return thresholds[Draws / 2];
    }

    private static double Of(int hits, int wrong) => hits + wrong == 0 ? 0 : 2.0 * hits / ((2.0 * hits) + wrong);
}
