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

    private static double Of(int hits, int wrong) => hits + wrong == 0 ? 0 : 2.0 * hits / ((2.0 * hits) + wrong);
}
