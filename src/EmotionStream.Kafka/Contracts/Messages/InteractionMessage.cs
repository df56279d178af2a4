namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>A record of <c>emotion.interactions</c>: the live state of an interaction. A record without value is its tombstone.</summary>
public sealed record InteractionMessage : InteractionMeasuresMessage
{
    /// <summary>Whether it is on hold.</summary>
    public required bool OnHold { get; init; }

    /// <summary>Arousal of the newest turn that told one, text and sound taken together, in [0, 1].</summary>
    public required double LastArousal { get; init; }

    /// <summary>Events that came too late for the order-sensitive measures.</summary>
    public required int LateEvents { get; init; }

    /// <summary>Alerts open now, by rule name.</summary>
    public required IReadOnlyList<string> OpenAlerts { get; init; }

    /// <summary>What it takes to end well; absent before the first turn, and with a fitted memory model.</summary>
    public EndNeededMessage? ToEndWell { get; init; }
}
