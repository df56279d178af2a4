using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Queues;

namespace EmotionStream.Testing;

/// <summary>The real graph, made to close soon.</summary>
public static class Graphs
{
    /// <summary>Makes the graph of a partition with the default rules.</summary>
    /// <param name="output">Where it publishes.</param>
    /// <param name="idlePartition">After how long without records an input no longer holds event time back: longer than any input may lag where event time leaps.</param>
    public static InteractionTask Make(IGraphOutput output, TimeSpan? idlePartition = null) => new(
        new InteractionOptions { ClosingGrace = TimeSpan.FromMilliseconds(500), IdlePartition = idlePartition ?? TimeSpan.FromMilliseconds(300) },
        RuleSet.Create(RuleSet.Defaults()),
        null,
        output);

    /// <summary>How queues are followed so that a small load opens alerts.</summary>
    public static QueueOptions QueueOptions() => new()
    {
        FollowUp = TimeSpan.FromDays(1), Budget = new BudgetRule { AlertsPerHour = 5 }, Spike = new SpikeRule { Baseline = 20, AtLeast = 3, Chance = 0.01 },
    };
}
