using EmotionStream.Verification.Inputs;
using EmotionStream.Verification.Measures;

namespace EmotionStream.Verification.Alerts;

/// <summary>An interaction just after one of its records, after some of its events and turns.</summary>
/// <param name="By">The record.</param>
/// <param name="Fold">The turns so far.</param>
/// <param name="Effort">The effort so far.</param>
/// <param name="Profile">Who and where so far.</param>
/// <param name="EndedAt">When it ended, if that is known.</param>
public sealed record Moment(Input By, Fold Fold, Effort Effort, Profile Profile, long? EndedAt)
{
    public double this[Measure measure] => measure switch
    {
        Measure.SmoothedValence => Fold.LastSmoothed,
        Measure.End => Fold.End,
        Measure.Drop => Fold.Drop,
        Measure.Remembered => Fold.PeakEnd,
        Measure.Trend => Fold.Trend,
        Measure.PeakNegative => Fold.PeakNegative,
        Measure.Effort => Effort.Score(EndedAt ?? By.Time),
        _ => 0,
    };
}
