using EmotionStream.Core.Alerts;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Queues;

/// <summary>An alert about a queue that is open.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Measure">What was judged, as on the wire.</param>
/// <param name="InteractionId">The interaction whose event opened it.</param>
/// <param name="OpenedBy">That event.</param>
/// <param name="Value">The measure when it was last published.</param>
/// <param name="Threshold">What it is held against.</param>
public sealed record OpenQueueAlert(string Rule, string Measure, string InteractionId, EventReference OpenedBy, double Value, double Threshold)
    : OpenHistoryAlert(Rule, Measure, InteractionId, OpenedBy, Value, Threshold)
{
    /// <summary>Many more are unhappy than usual.</summary>
    public const string Spike = "QueueEmotionSpike";

    /// <summary>What is normal has changed.</summary>
    public const string Drift = "QueueDrift";

    /// <summary>More alerts than supervisors can take.</summary>
    public const string Budget = "AlertBudgetExceeded";

    /// <summary>All rules over queues.</summary>
    public static IReadOnlyList<string> Rules { get; } = [Spike, Drift, Budget];
}
