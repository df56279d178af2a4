namespace EmotionStream.Core.Queues.Causes;

/// <summary>Where periods begin and end. A period is known by its number since the Unix epoch.</summary>
public static class CausePeriods
{
    private const long HourMs = 3_600_000;
    private const long WeekMs = 7 * 24 * HourMs;

    // The epoch was a Thursday.
    private const long WeekShift = 3 * 24 * HourMs;

    /// <summary>Number of the period that a time is in.</summary>
    /// <param name="period">Hours or weeks.</param>
    /// <param name="time">Milliseconds since the Unix epoch, UTC.</param>
    public static long NumberAt(this CausePeriod period, long time) =>
        period == CausePeriod.Hour ? Math.DivRem(time, HourMs).Quotient : Math.DivRem(time + WeekShift, WeekMs).Quotient;

    /// <summary>When a period begins, milliseconds since the Unix epoch, UTC.</summary>
    /// <param name="period">Hours or weeks.</param>
    /// <param name="number">Its number.</param>
    public static long StartOf(this CausePeriod period, long number) => period == CausePeriod.Hour ? number * HourMs : (number * WeekMs) - WeekShift;

    /// <summary>What is left of a count after one period when it halves in a given time.</summary>
    /// <param name="period">Hours or weeks.</param>
    /// <param name="halfLife">The time.</param>
    public static double KeepOf(this CausePeriod period, TimeSpan halfLife) =>
        double.Exp2(-(period == CausePeriod.Hour ? HourMs : WeekMs) / halfLife.TotalMilliseconds);
}
