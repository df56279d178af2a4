using EmotionStream.Core.Interactions;
using EmotionStream.Core.Memory;

namespace EmotionStream.App.Backtest;

/// <summary>A replayed interaction, closed.</summary>
/// <param name="Id">The interaction id.</param>
/// <param name="Started">When it started, milliseconds since the Unix epoch.</param>
/// <param name="Ended">When it ended, or when it was last heard of.</param>
/// <param name="Measures">Its measures, final.</param>
/// <param name="Queue">Queue.</param>
/// <param name="Channel">Channel.</param>
internal sealed record ReplayedInteraction(string Id, long Started, long Ended, Measures Measures, string? Queue, string? Channel)
{
    /// <summary>The customer, when known.</summary>
    public string? CustomerId { get; init; }

    /// <summary>What it cost the customer.</summary>
    public EffortCounts Effort { get; init; }

    /// <summary>The effort score.</summary>
    public double EffortScore { get; init; }

    /// <summary>Ids of its moments of truth.</summary>
    public IReadOnlyList<string> Moments { get; init; } = [];
}
