using EmotionStream.Core.Customers;
using EmotionStream.Core.Memory;
using EmotionStream.Core.Queues.Causes;

namespace EmotionStream.Core.Queues;

/// <summary>What is kept of one queue beside its phrases. Bounded, however many interactions it has.</summary>
public sealed class QueueLedger
{
    /// <summary>Hash of the queue's name, by which its phrases are found.</summary>
    public ulong Hash { get; init; }

    /// <summary>The hour under way.</summary>
    public long Hour { get; set; }

    /// <summary>The week under way.</summary>
    public long Week { get; set; }

    /// <summary>Time of the newest event.</summary>
    public long LastEventAt { get; set; } = long.MinValue;

    /// <summary>Phrases in the table.</summary>
    public int Phrases { get; set; }

    /// <summary>Weight of the heaviest phrase that had to go.</summary>
    public double Floor { get; set; }

    /// <summary>Hour that <see cref="Floor"/> is of.</summary>
    public long FloorAt { get; set; }

    /// <summary>What phrases are shares of, a language each.</summary>
    public List<LanguageTotals> Languages { get; private set; } = [];

    /// <summary>The minute under way.</summary>
    public long Minute { get; set; }

    /// <summary>The last hour, minute by minute.</summary>
    public QueueMinutes Minutes { get; set; } = new();

    /// <summary>Of the outcomes before the spike's window, those with a negative peak.</summary>
    public DecayedShare Usual { get; set; }

    /// <summary>The end interactions should reach.</summary>
    public double EndObjective { get; set; }

    /// <summary>Outcomes whose end reached the objective.</summary>
    public DecayedShare Ends { get; set; }

    /// <summary>The mean end.</summary>
    public DecayedShare MeanEnds { get; set; }

    /// <summary>Interactions with a negative peak, those that were comforted, and how long that took in milliseconds.</summary>
    public DecayedShare Comforts { get; set; }

    /// <summary>How each channel is remembered.</summary>
    public List<ChannelMemory> Channels { get; private set; } = [];

    /// <summary>Watches what is remembered for a lasting change.</summary>
    public DriftDetector Drift { get; set; } = new();

    /// <summary>Mean of the last remembered scores, the newest counting most; null before any.</summary>
    public double? Recent { get; set; }

    /// <summary>Alerts an hour the queue may have; 0 = no budget.</summary>
    public int AlertBudget { get; set; }

    /// <summary>Alerts that opened while the budget was used up, since the queue is followed.</summary>
    public long OverBudget { get; set; }

    /// <summary>Open alerts.</summary>
    public List<OpenQueueAlert> Alerts { get; private set; } = [];

    /// <summary>Alerts that somebody closed while what they tell of was not over: until it is, their rules open none.</summary>
    public List<OpenQueueAlert> Dismissed { get; private set; } = [];

    /// <summary>Largest difference between the means of two channels with contacts enough; null while fewer than two have.</summary>
    public double? ChannelDivergence => ChannelMemories.Divergence(Channels, LastEventAt);

    /// <summary>Who suffered in silence in the hour under way.</summary>
    public SilentSufferers SilentHour { get; set; } = SilentSufferers.None(0);

    /// <summary>Who suffered in silence in the week under way.</summary>
    public SilentSufferers SilentWeek { get; set; } = SilentSufferers.None(0);

    /// <summary>A copy of everything that is written to in place.</summary>
    public QueueLedger Clone()
    {
        var copy = (QueueLedger)MemberwiseClone();
        copy.Languages = [.. Languages];
        copy.Minutes = Minutes.Clone();
        copy.Channels = [.. Channels];
        copy.Drift = Drift.Clone();
        copy.Alerts = [.. Alerts];
        copy.Dismissed = [.. Dismissed];
        return copy;
    }
}
