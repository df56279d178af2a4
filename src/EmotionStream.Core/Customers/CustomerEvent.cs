using EmotionStream.Core.Records;

namespace EmotionStream.Core.Customers;

/// <summary>One decoded record of <c>emotion.customer-events</c>; its key is the customer id. Pooled. Optional texts are null when absent.</summary>
public sealed class CustomerEvent : KeyedRecord
{
    /// <summary>What happened.</summary>
    public CustomerEventType Type;

    /// <summary>The interaction it happened in; null for <see cref="CustomerEventType.Forget"/> only.</summary>
    public string? InteractionId;

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
        InteractionId = Queue = Channel = null;
        Turns = 0;
        Remembered = PeakNegative = End = 0;
    }
}
