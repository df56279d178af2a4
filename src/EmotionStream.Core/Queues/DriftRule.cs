using EmotionStream.Core.Alerts;

namespace EmotionStream.Core.Queues;

/// <summary><c>QueueDrift</c>: the mean of what a queue's customers remember has changed for good; see <see cref="DriftDetector"/>.</summary>
public sealed class DriftRule : HistoryRule
{
    /// <summary>Outcomes from which is learnt what is normal, at first and after each alarm. 30 to 10000; default 200.</summary>
    public int Learn { get; set; } = 200;

    /// <summary>δ: how far the mean may be from the one learnt without being a change. 0.01 to 0.5; default 0.1, as the mean of 200 outcomes is off by 0.03 (standard error).</summary>
    public double Tolerance { get; set; } = 0.1;

    /// <summary>c: outcomes between two false alarms, on average at least. 100 to 10^9; default 100000.</summary>
    public double FalseAlarmEvery { get; set; } = 100_000;
}
