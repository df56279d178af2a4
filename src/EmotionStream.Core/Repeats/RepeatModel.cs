namespace EmotionStream.Core.Repeats;

/// <summary>
/// A calibrated logistic model of repeat contact: log-odds = intercept + Σ weight × (feature − mean) / deviation. As it is linear, each feature's share of the log-odds is a reason one can name.
/// </summary>
/// <param name="name">Name and version.</param>
/// <param name="window">Within which time another contact counts.</param>
/// <param name="intercept">The intercept: log-odds of an average interaction.</param>
/// <param name="terms">Mean, deviation and weight of each <see cref="RepeatFeature"/>.</param>
public sealed class RepeatModel(string name, TimeSpan window, double intercept, IReadOnlyList<RepeatTerm> terms)
{
    /// <summary>Most reasons told.</summary>
    public const int MaxReasons = 3;

    /// <summary>What raises the log-odds by less is no reason.</summary>
    public const double LeastEffect = 0.1;

    /// <summary>Name and version.</summary>
    public string Name => name;

    /// <summary>Within which time another contact counts.</summary>
    public TimeSpan Window => window;

    /// <summary>The intercept.</summary>
    public double Intercept => intercept;

    /// <summary>The terms, by feature.</summary>
    public IReadOnlyList<RepeatTerm> Terms => terms;

    /// <summary>The probability alone.</summary>
    /// <param name="features">A value for each feature.</param>
    public double Probability(IReadOnlyList<double> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var logit = intercept;
        for (var i = 0; i < terms.Count; i++)
            logit += terms[i].Effect(features[i]);
        return 1 / (1 + Math.Exp(-logit));
    }

    /// <summary>The probability with its reasons.</summary>
    /// <param name="features">A value for each feature.</param>
    public RepeatEstimate Estimate(IReadOnlyList<double> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var reasons = terms.Select((term, i) => new RepeatReason(RepeatFeatures.Names[i], term.Effect(features[i])))
            .Where(static reason => reason.Effect >= LeastEffect)
            .OrderByDescending(static reason => reason.Effect)
            .Take(MaxReasons);
        return new(Probability(features), window, name, [.. reasons]);
    }
}
