using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;

namespace EmotionStream.Testing;

/// <summary>The real graph, made to close soon.</summary>
public static class Graphs
{
    /// <summary>Makes the graph of a partition with the default rules.</summary>
    /// <param name="output">Where it publishes.</param>
    public static InteractionTask Make(IGraphOutput output) => new(
        new InteractionOptions { ClosingGrace = TimeSpan.FromMilliseconds(500), IdlePartition = TimeSpan.FromMilliseconds(300) },
        RuleSet.Create(RuleSet.Defaults()),
        null,
        output);
}
