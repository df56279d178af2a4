using EmotionStream.Core.Alerts;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Customers;

/// <summary>One decoded record of <c>emotion.customer-events</c>; its key is the customer id. Pooled. Optional texts are null when absent.</summary>
public sealed class CustomerEvent : KeyedRecord
{
    /// <summary>What happened.</summary>
    public CustomerEventType Type;

    /// <summary>The interaction it happened in; null for <see cref="CustomerEventType.Forget"/> only.</summary>
    public string? InteractionId;

    /// <summary>When the interaction of an outcome began, milliseconds since the Unix epoch; null when it does not say.</summary>
    public long? StartedAt;

    /// <summary>How long an erasure keeps older events out, milliseconds since the Unix epoch; 0 when it does not say.</summary>
    public long RememberUntil;

    /// <summary>What was done, when somebody acted on an alert; else null.</summary>
    public AlertAct? Act;

    /// <summary>Ids of the moments of truth of the interaction so far.</summary>
    public List<string> Moments { get; } = [];

    /// <summary>The customer's segment.</summary>
    public string? Segment;

    /// <summary>The queue at that time.</summary>
    public string? Queue;

    /// <summary>The channel at that time.</summary>
    public string? Channel;

    /// <summary>Customer turns of an outcome.</summary>
    public int Turns;

    /// <summary>Remembered score of an outcome, in [−1, 1].</summary>
    public double Remembered;

    /// <summary>Most negative smoothed valence of an outcome, in [−1, 0].</summary>
    public double PeakNegative;

    /// <summary>End of an outcome, in [−1, 1].</summary>
    public double End;

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        Type = default;
        StartedAt = null;
        Moments.Clear();
        RememberUntil = 0;
        Act = null;
        InteractionId = Queue = Channel = Segment = null;
        Turns = 0;
        Remembered = PeakNegative = End = 0;
    }
}
