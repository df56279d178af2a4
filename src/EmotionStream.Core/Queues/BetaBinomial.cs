namespace EmotionStream.Core.Queues;

/// <summary>
/// How likely so many cases are when their share is known from a sample only: the beta-binomial distribution, the predictive one of a binomial with a beta prior. A baseline of few
/// cases makes it wide, as it should.
/// </summary>
public static class BetaBinomial
{
    /// <summary>P(X ≥ k) of n.</summary>
    /// <param name="k">At least so many.</param>
    /// <param name="n">Of so many.</param>
    /// <param name="a">Cases before, and a prior's.</param>
    /// <param name="b">Other ones before, and a prior's.</param>
    public static double UpperTail(int k, int n, double a, double b)
    {
        if (k <= 0)
            return 1;
        var log = 0.0;
        for (var i = 0; i < n; i++)
            log += Math.Log((b + i) / (a + b + i));
        var tail = 0.0;
        for (var x = 0; x < n; x++)
        {
            log += Math.Log((n - x) / (x + 1.0) * (x + a) / (n - x - 1 + b));
            if (x + 1 >= k)
                tail += Math.Exp(log);
        }

        return Math.Min(1, tail);
    }
}
