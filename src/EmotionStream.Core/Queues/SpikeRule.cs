using EmotionStream.Core.Alerts;

namespace EmotionStream.Core.Queues;

/// <summary>
/// <c>QueueEmotionSpike</c>: of the interactions that closed lately, many more had a negative peak than the queue is used to. Judged at each outcome by how likely so many
/// are, given the share before (<see cref="BetaBinomial"/>); closes when the share is back near it.
/// </summary>
public sealed class SpikeRule : HistoryRule
{
    /// <summary>What is lately. 1 to 60 minutes, whole ones; default 15 minutes.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>After this long an outcome counts half in what the queue is used to. 1 hour to 30 days; default 1 day.</summary>
    public TimeSpan HalfLife { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Outcomes before the window, decayed, from which a share before is known. 10 to 10000; default 30.</summary>
    public int Baseline { get; set; } = 30;

    /// <summary>Interactions with a negative peak there must be at least. 2 to 1000; default 5.</summary>
    public int AtLeast { get; set; } = 5;

    /// <summary>A chance smaller than this opens. 1e-9 to 0.01; default 0.0001.</summary>
    public double Chance { get; set; } = 0.0001;

    /// <summary>Closes when the share is at most so many times the one before. 1 to 3; default 1.5.</summary>
    public double Close { get; set; } = 1.5;

    /// <summary>An open alert is published as updated when the share grew by this much. 0 = never; default 0.1.</summary>
    public double UpdateStep { get; set; } = 0.1;
}
