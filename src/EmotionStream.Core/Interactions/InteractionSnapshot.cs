using EmotionStream.Core.Memory;

namespace EmotionStream.Core.Interactions;

/// <summary>
/// The live state of one interaction, published on <c>emotion.interactions</c>. One instance is refilled for each publication: copy what must be kept.
/// </summary>
public sealed class InteractionSnapshot
{
    /// <summary>The interaction id as UTF-8.</summary>
    public ReadOnlyMemory<byte> Key { get; set; }

    /// <summary>Event time of the first event, milliseconds since the Unix epoch, UTC.</summary>
    public long StartedAt { get; set; }

    /// <summary>Event time of the newest event.</summary>
    public long LastEventAt { get; set; }

    /// <summary>Event time of <c>ended</c>; null while live.</summary>
    public long? EndedAt { get; set; }

    /// <summary>Whether the interaction is on hold.</summary>
    public bool OnHold { get; set; }

    /// <summary>Pseudonymous customer, when known.</summary>
    public string? CustomerId { get; set; }

    /// <summary>The customer's segment, when known.</summary>
    public string? Segment { get; set; }

    /// <summary>Channel, when known.</summary>
    public string? Channel { get; set; }

    /// <summary>Queue, when known.</summary>
    public string? Queue { get; set; }

    /// <summary>Agent, when known.</summary>
    public string? AgentId { get; set; }

    /// <summary>Language, when known.</summary>
    public string? Language { get; set; }

    /// <summary>Name and version of the memory model that made <see cref="Memory.Measures.Remembered"/>.</summary>
    public string? MemoryModel { get; set; }

    /// <summary>All measures.</summary>
    public Measures Measures;

    /// <summary>What it takes to end well; null before the first turn, and with a fitted memory model.</summary>
    public EndNeeded? ToEndWell { get; set; }

    /// <summary>Effort counts.</summary>
    public EffortCounts Effort;

    /// <summary>Effort score, at least 0.</summary>
    public double EffortScore { get; set; }

    /// <summary>Arousal of the newest turn that told one, text and sound taken together, in [0, 1].</summary>
    public double LastArousal { get; set; }

    /// <summary>Turns a recogniser abstained on.</summary>
    public int Abstentions { get; set; }

    /// <summary>Events that came too late for the order-sensitive measures.</summary>
    public int LateEvents { get; set; }

    /// <summary>Ids of the moments of truth so far.</summary>
    public List<string> Moments { get; } = [];

    /// <summary>Alerts open now, by rule name.</summary>
    public List<string> OpenAlerts { get; } = [];
}
