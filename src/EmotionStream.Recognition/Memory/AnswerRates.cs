namespace EmotionStream.Recognition.Memory;

/// <summary>
/// Corrects for who answers (inverse propensity weighting, Horvitz &amp; Thompson 1952): where one in ten answers, an answer stands for ten interactions. The propensity is
/// the measured answer rate of the interaction's stratum; it corrects for what the stratum tells, not for what it does not.
/// </summary>
public sealed class AnswerRates
{
    /// <summary>No answer stands for more than so many times the average one: a stratum with one answer in a thousand would else decide alone.</summary>
    public const double MaxWeight = 10;

    private readonly Dictionary<string, (int Answered, int All)> _strata;

    /// <summary>Measures the rates.</summary>
    /// <param name="interactions">All interactions, answered or not; those that may still be answered are not counted.</param>
    public AnswerRates(IEnumerable<SurveyedInteraction> interactions) =>
        _strata = interactions.Where(static one => !one.IsOpen).GroupBy(static one => one.Stratum, StringComparer.Ordinal).ToDictionary(
            static group => group.Key, static group => (group.Count(static one => one.Answer is not null), group.Count()), StringComparer.Ordinal);

    /// <summary>By stratum, how many answered and how many there were.</summary>
    public IReadOnlyDictionary<string, (int Answered, int All)> Strata => _strata;

    /// <summary>The weights of answered interactions, 1 on average.</summary>
    /// <param name="answered">The interactions.</param>
    public double[] Weigh(IReadOnlyList<SurveyedInteraction> answered)
    {
        var weights = answered.Select(one => StandsFor(one.Stratum)).ToArray();
        var mean = weights.Average();
        weights = [.. weights.Select(weight => Math.Min(weight / mean, MaxWeight))];
        mean = weights.Average();
        return [.. weights.Select(weight => weight / mean)];
    }

    // A stratum that no closed window tells of is taken for one like all others.
    private double StandsFor(string stratum)
    {
        var (answered, all) = _strata.GetValueOrDefault(stratum);
        if (answered == 0)
            (answered, all) = (_strata.Values.Sum(static one => one.Answered), _strata.Values.Sum(static one => one.All));
        return answered == 0 ? 1 : (double)all / answered;
    }

    /// <summary>How many equally weighted answers tell as much (Kish 1965): (Σw)² / Σw².</summary>
    /// <param name="weights">The weights.</param>
    public static double Effective(IReadOnlyList<double> weights) => Math.Pow(weights.Sum(), 2) / weights.Sum(static weight => weight * weight);
}
