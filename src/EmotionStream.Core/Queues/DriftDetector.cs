namespace EmotionStream.Core.Queues;

/// <summary>
/// Watches remembered scores for a lasting change of their mean, judged after each of them. First it learns what is normal from <see cref="DriftRule.Learn"/> outcomes, m₀; then it bets against
/// "the mean is within m₀ ± δ": for each bet size λ and both directions it keeps R ← (R + 1)·(1 + λ·g), where g is the score's distance beyond the band, so that while the mean is in
/// the band E[R after n] ≤ n, whatever the scores' distribution. It alarms when the mean of all R reaches c. So the chance of a false alarm within any n outcomes is at most n/c, and the mean
/// run between false alarms at least c (an e-detector: Shin, Ramdas and Rinaldo, <em>E-detectors: a nonparametric framework for sequential change detection</em>, New England Journal of
/// Statistics in Data Science 2(2), 2023; the recursion is Shiryaev and Roberts's). After an alarm it learns anew: what came is the new normal.
/// </summary>
public sealed class DriftDetector
{
    /// <summary>Bets kept: three sizes, two directions.</summary>
    public const int Bets = 6;

    // Shares of the largest bet that cannot lose everything: small ones find small changes, large ones find large changes soon.
    private static readonly double[] Sizes = [0.1, 0.25, 0.5];
    private const double LeastRoom = 0.05;

    /// <summary>Outcomes learnt from, or since.</summary>
    public int Count { get; private set; }

    /// <summary>Their sum while learning.</summary>
    public double Sum { get; private set; }

    /// <summary>What is normal; NaN while learning.</summary>
    public double Normal { get; private set; } = double.NaN;

    /// <summary>What was normal before the last alarm; NaN before any.</summary>
    public double Before { get; private set; } = double.NaN;

    /// <summary>R of each bet: downwards, then upwards.</summary>
    public IReadOnlyList<double> Wealth => _wealth;

    private double[] _wealth = new double[Bets];

    /// <summary>Restores one.</summary>
    /// <param name="count">Outcomes.</param>
    /// <param name="sum">Their sum.</param>
    /// <param name="normal">What is normal.</param>
    /// <param name="before">What was.</param>
    /// <param name="wealth">R of each bet.</param>
    public static DriftDetector Restore(int count, double sum, double normal, double before, double[] wealth) =>
        new() { Count = count, Sum = sum, Normal = normal, Before = before, _wealth = wealth };

    /// <summary>Takes a score.</summary>
    /// <param name="score">A remembered score, in [−1, 1].</param>
    /// <param name="rule">The terms.</param>
    /// <returns>Whether it alarms.</returns>
    public bool Take(double score, DriftRule rule)
    {
        Count++;
        if (double.IsNaN(Normal))
        {
            Sum += score;
            if (Count >= rule.Learn)
                (Normal, Sum, Count) = (Sum / Count, 0, 0);
            return false;
        }

        var (low, high) = (Normal - rule.Tolerance, Normal + rule.Tolerance);
        var total = 0.0;
        for (var i = 0; i < Sizes.Length; i++)
        {
            total += _wealth[i] = (_wealth[i] + 1) * (1 + (Sizes[i] / Math.Max(LeastRoom, 1 - low) * (low - score)));
            var up = Sizes.Length + i;
            total += _wealth[up] = (_wealth[up] + 1) * (1 + (Sizes[i] / Math.Max(LeastRoom, 1 + high) * (score - high)));
        }

        if (total / Bets < rule.FalseAlarmEvery)
            return false;
        (Before, Normal, Count, Sum, _wealth) = (Normal, double.NaN, 0, 0, new double[Bets]);
        return true;
    }

    /// <summary>A copy.</summary>
    public DriftDetector Clone() => Restore(Count, Sum, Normal, Before, [.. _wealth]);
}
