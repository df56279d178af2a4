using EmotionStream.Core.Alerts;

namespace EmotionStream.Core.Customers;

/// <summary><c>RepeatContactNegative</c>: a customer is back whose last interaction was remembered badly not long ago.</summary>
public sealed class RepeatContactRule : HistoryRule
{
    /// <summary>How long ago the last interaction may have closed. 1 minute to 90 days; default 7 days, as first-contact resolution is mostly counted.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromDays(7);

    /// <summary>It was remembered at or below this. −1 to 0; default −0.2.</summary>
    public double Remembered { get; set; } = -0.2;

    /// <summary>Whether only an interaction on the same <see cref="Moments.Matter"/> counts as the last. Default false: a bad memory is of the company, whatever it was about.</summary>
    public bool SameMatter { get; set; }
}
