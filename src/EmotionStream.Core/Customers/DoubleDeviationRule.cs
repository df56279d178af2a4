using EmotionStream.Core.Alerts;

namespace EmotionStream.Core.Customers;

/// <summary>
/// <c>DoubleDeviation</c>: a failure, then a failed recovery. A failure is an interaction remembered at or below <see cref="Failure"/>; the next one the customer has, within
/// <see cref="Window"/>, is the chance to recover, and fails when it is remembered as badly, or ends below zero without having made it better. The term, and why the second failure
/// weighs more than the first, are Bitner, Booms and Tetreault's (1990, Journal of Marketing 54(1), 71–84); what it does to a customer was followed by Maxham and Netemeyer
/// (2002, Journal of Marketing 66(4), 57–71).
/// </summary>
public sealed class DoubleDeviationRule : HistoryRule
{
    /// <summary>Remembered score at or below which an interaction is a failure. −1 to 0; default −0.3.</summary>
    public double Failure { get; set; } = -0.3;

    /// <summary>How long after the failure its recovery may close. 1 minute to 90 days; default 14 days.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Whether only the next interaction on the same <see cref="Moments.Matter"/> is the chance to recover. Default false.</summary>
    public bool SameMatter { get; set; }
}
