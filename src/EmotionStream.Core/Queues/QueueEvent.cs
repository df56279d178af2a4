using EmotionStream.Core.Alerts;
using EmotionStream.Core.Queues.Causes;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Queues;

/// <summary>One decoded record of <c>emotion.queue-events</c>; its key is the queue. Pooled. Optional texts are null when absent.</summary>
public sealed class QueueEvent : KeyedRecord
{
    /// <summary>What happened.</summary>
    public QueueEventType Type;

    /// <summary>The interaction it happened in.</summary>
    public string InteractionId = "";

    /// <summary>The channel at that time.</summary>
    public string? Channel;

    /// <summary>Language of the phrases: <c>en</c> or <c>fr</c>.</summary>
    public string? Language;

    /// <summary>Whether the interaction had been at a negative peak before: the peak only got deeper.</summary>
    public bool Deeper;

    /// <summary>How many turns a turn stands for, the others not having been sampled.</summary>
    public int Weight;

    /// <summary>Customer turns of an outcome.</summary>
    public int Turns;

    /// <summary>Remembered score of an outcome, in [−1, 1].</summary>
    public double Remembered;

    /// <summary>Most negative smoothed valence of an outcome, in [−1, 0].</summary>
    public double PeakNegative;

    /// <summary>End of an outcome, in [−1, 1].</summary>
    public double End;

    /// <summary>Alerts of warning or critical severity that opened in the interaction of an outcome.</summary>
    public int Alerts;

    /// <summary>How often an alert of the interaction was held back while its rule cooled down.</summary>
    public int Suppressed;

    /// <summary>Whether the customer complained in so many words.</summary>
    public bool Complained;

    /// <summary>Whether there was a negative peak before an outcome.</summary>
    public bool Distressed;

    /// <summary>From the first negative peak until the customer was above neutral for good; null when that never came.</summary>
    public long? TimeToComfortMs;

    /// <summary>What was done, when somebody acted on an alert; else null.</summary>
    public AlertAct? Act;

    /// <summary>What the customer was talking about.</summary>
    public List<KeyPhrase> Phrases { get; } = [];

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        Type = default;
        Act = null;
        InteractionId = "";
        Channel = Language = null;
        Deeper = Complained = Distressed = false;
        TimeToComfortMs = null;
        Weight = 1;
        Turns = Alerts = Suppressed = 0;
        Remembered = PeakNegative = End = 0;
        Phrases.Clear();
    }
}
