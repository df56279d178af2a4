namespace EmotionStream.Recognition.Evaluation;

/// <summary>Area under the receiver operating characteristic.</summary>
internal static class Roc
{
    /// <summary>The chance that a positive case scores higher than a negative one, ties counting half (Mann–Whitney).</summary>
    /// <param name="scores">Scores.</param>
    /// <param name="positive">Which cases are positive.</param>
    /// <returns>The area; NaN when a class is empty.</returns>
    public static double Area(ReadOnlySpan<double> scores, ReadOnlySpan<bool> positive)
    {
        var order = new int[scores.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var keys = scores.ToArray();
        Array.Sort(keys, order);
        double positives = 0, rankSum = 0;
        for (var start = 0; start < keys.Length;)
        {
            var end = start;
            while (end < keys.Length && keys[end].Equals(keys[start]))
                end++;
            var rank = (start + 1 + end) / 2.0;
            for (; start < end; start++)
                if (positive[order[start]])
                {
                    positives++;
                    rankSum += rank;
                }
        }

        var negatives = keys.Length - positives;
        return (rankSum - (positives * (positives + 1) / 2)) / (positives * negatives);
    }
}
