using EmotionStream.Core.Alerts;
using EmotionStream.Core.Queues.Causes;

namespace EmotionStream.Core.Queues;

/// <summary>What is followed of queues, and how. Times are event time unless said otherwise.</summary>
public sealed class QueueOptions
{
    /// <summary>Whether queues are followed at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Of the turns that are no negative peak, one in so many tells what the queue talks about otherwise. 1 to 1000; default 8.</summary>
    public int SampleEvery { get; set; } = 8;

    /// <summary>A phrase is published only when so many interactions said it at a negative peak. 2 to 8; default 3.</summary>
    public int Anonymity { get; set; } = 3;

    /// <summary>G² from which a difference is listed. 0 to 100; default 6.63, which chance alone reaches once in a hundred phrases.</summary>
    public double Evidence { get; set; } = 6.63;

    /// <summary>Phrases kept of a queue; beyond, those said least go. 100 to 20000; default 2000.</summary>
    public int Phrases { get; set; } = 2_000;

    /// <summary>Phrases listed in each part of a record. 1 to 100; default 20.</summary>
    public int Listed { get; set; } = 20;

    /// <summary>After this long an hour counts half in what the present one is compared with. 1 hour to 30 days; default 1 day.</summary>
    public TimeSpan HourMemory { get; set; } = TimeSpan.FromDays(1);

    /// <summary>After this long a week counts half in what the present one is compared with, and a turn in the background. 7 to 365 days; default 28 days.</summary>
    public TimeSpan WeekMemory { get; set; } = TimeSpan.FromDays(28);

    /// <summary>An interaction remembered at or below this is remembered badly. −1 to 0; default −0.2.</summary>
    public double BadMemory { get; set; } = -0.2;

    /// <summary>A queue without any event for this long is forgotten. 8 to 3650 days; default 90 days.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(90);

    /// <summary>After this long an outcome counts half in the ends, comforts and channels of a queue. 1 hour to 365 days; default 7 days.</summary>
    public TimeSpan HalfLife { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The end an interaction should reach, where a queue's own terms say nothing. −1 to 1; default 0.</summary>
    public double EndObjective { get; set; }

    /// <summary>Terms of queues that differ, by queue.</summary>
    public Dictionary<string, QueueTerms> Queues { get; } = new(StringComparer.Ordinal);

    /// <summary>How long an alert about a queue waits before it expires. 1 minute to 90 days; default 8 hours.</summary>
    public TimeSpan FollowUp { get; set; } = TimeSpan.FromHours(8);

    /// <summary><c>QueueEmotionSpike</c>.</summary>
    public SpikeRule Spike { get; set; } = new()
    {
        Severity = AlertSeverity.Critical,
        Playbook = "Many more customers of this queue are unhappy than usual. Look for one cause (an outage, a mailing, a change): the newest causes of the queue say what they talk about. Brief everybody, put an announcement up front.",
    };

    /// <summary><c>QueueDrift</c>.</summary>
    public DriftRule Drift { get; set; } = new()
    {
        Playbook = "What customers remember of this queue has changed for good, not for an hour. Compare the weekly causes from before and after, and what was changed then.",
    };

    /// <summary><c>AlertBudgetExceeded</c>.</summary>
    public BudgetRule Budget { get; set; } = new()
    {
        Playbook = "This queue raises more alerts than anybody can take. Take the critical ones first; then tighten the rule that raises most, after a backtest.",
    };

    /// <summary>The end an interaction of a queue should reach.</summary>
    /// <param name="queue">The queue as UTF-8.</param>
    internal double EndObjectiveOf(ReadOnlySpan<byte> queue) => TermsOf(queue)?.EndObjective ?? EndObjective;

    /// <summary>Alerts an hour a queue may have.</summary>
    /// <param name="queue">The queue as UTF-8.</param>
    internal int BudgetOf(ReadOnlySpan<byte> queue) => TermsOf(queue)?.AlertsPerHour ?? Budget.AlertsPerHour;

    private QueueTerms? TermsOf(ReadOnlySpan<byte> queue) => Queues.Count == 0 ? null : Queues.GetValueOrDefault(System.Text.Encoding.UTF8.GetString(queue));

    /// <summary>What is left of a period's peaks after one of them.</summary>
    /// <param name="period">Hours or weeks.</param>
    internal double KeepOf(CausePeriod period) => period.KeepOf(period == CausePeriod.Hour ? HourMemory : WeekMemory);

    /// <summary>Checks every value.</summary>
    /// <returns>One message for each value out of range: the key, the value, what is allowed. Empty when all is well.</returns>
    public IReadOnlyList<string> Validate()
    {
        var errors = new List<string>();
        Check(nameof(SampleEvery), SampleEvery, 1, 1_000);
        Check(nameof(Anonymity), Anonymity, 2, RecentInteractions.Capacity);
        Check(nameof(Evidence), Evidence, 0, 100);
        Check(nameof(Phrases), Phrases, 100, 20_000);
        Check(nameof(Listed), Listed, 1, 100);
        Check(nameof(HourMemory), HourMemory, TimeSpan.FromHours(1), TimeSpan.FromDays(30));
        Check(nameof(WeekMemory), WeekMemory, TimeSpan.FromDays(7), TimeSpan.FromDays(365));
        Check(nameof(BadMemory), BadMemory, -1, 0);
        Check(nameof(Retention), Retention, TimeSpan.FromDays(8), TimeSpan.FromDays(3650));
        Check(nameof(HalfLife), HalfLife, TimeSpan.FromHours(1), TimeSpan.FromDays(365));
        Check(nameof(EndObjective), EndObjective, -1, 1);
        Check(nameof(FollowUp), FollowUp, TimeSpan.FromMinutes(1), TimeSpan.FromDays(90));
        foreach (var (queue, terms) in Queues)
        {
            Check($"Queues:{queue}:{nameof(EndObjective)}", terms.EndObjective ?? EndObjective, -1, 1);
            Check($"Queues:{queue}:{nameof(terms.AlertsPerHour)}", terms.AlertsPerHour ?? Budget.AlertsPerHour, 0, 100_000);
        }

        Check("Spike:Window", Spike.Window, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(QueueMinutes.Kept));
        if (Spike.Window.Ticks % TimeSpan.TicksPerMinute != 0)
            errors.Add($"Queues:Spike:Window is {Spike.Window}: allowed are whole minutes.");
        Check("Spike:HalfLife", Spike.HalfLife, TimeSpan.FromHours(1), TimeSpan.FromDays(30));
        Check("Spike:Baseline", Spike.Baseline, 10, 10_000);
        Check("Spike:AtLeast", Spike.AtLeast, 2, 1_000);
        Check("Spike:Chance", Spike.Chance, 1e-9, 0.01);
        Check("Spike:Close", Spike.Close, 1, 3);
        Check("Spike:UpdateStep", Spike.UpdateStep, 0, 1);
        Check("Drift:Learn", Drift.Learn, 30, 10_000);
        Check("Drift:Tolerance", Drift.Tolerance, 0.01, 0.5);
        Check("Drift:FalseAlarmEvery", Drift.FalseAlarmEvery, 100, 1e9);
        Check("Budget:AlertsPerHour", Budget.AlertsPerHour, 0, 100_000);
        Check("Budget:UpdateStep", Budget.UpdateStep, 0.1, 10);
        return errors;

        void Check<T>(string key, T value, T least, T most)
            where T : IComparable<T>
        {
            // NaN compares below everything, so it fails the first test.
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
                errors.Add($"Queues:{key} is {value}: allowed are {least} to {most}.");
        }
    }
}
