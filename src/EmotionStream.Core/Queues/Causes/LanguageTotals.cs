namespace EmotionStream.Core.Queues.Causes;

/// <summary>What phrases of one language of a queue are shares of.</summary>
/// <param name="Language">The language.</param>
/// <param name="Hour">Interactions at a negative peak, by hour.</param>
/// <param name="Week">The same by week.</param>
/// <param name="Background">Turns of all kinds.</param>
public readonly record struct LanguageTotals(string Language, PeriodCount Hour, PeriodCount Week, PeriodCount Background)
{
    /// <summary>Negative peaks by period.</summary>
    /// <param name="period">Hours or weeks.</param>
    public PeriodCount PeaksOf(CausePeriod period) => period == CausePeriod.Hour ? Hour : Week;
}
