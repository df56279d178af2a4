using EmotionStream.Verification.Topics;

namespace EmotionStream.Verification.Inputs;

/// <summary>An input record as the contracts of docs/kafka.md read it.</summary>
public sealed record Input
{
    public required Source Source { get; init; }

    public required int Partition { get; init; }

    public required long Offset { get; init; }

    /// <summary>The interaction; the Kafka key.</summary>
    public required string Interaction { get; init; }

    /// <summary>Event time, milliseconds since the Unix epoch.</summary>
    public long Time { get; init; }

    /// <summary>Stream time of its partition once it has been read.</summary>
    public long StreamTime { get; set; }

    /// <summary>Type of an interaction event, action of an alert action, speaker of what was said.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Why the contract refuses it; null when it does not.</summary>
    public string? Refusal { get; init; }

    public double? Valence { get; init; }

    public double Confidence { get; init; } = 1;

    public string? Text { get; init; }

    public string? Language { get; init; }

    public string? CustomerId { get; init; }

    public string? Channel { get; init; }

    public string? Queue { get; init; }

    public string? AgentId { get; init; }

    public string? AlertId { get; init; }

    public string? By { get; init; }

    public double? Satisfaction { get; init; }

    public double? Effort { get; init; }

    /// <summary>Share of voiced frames of a window; null when it has no features.</summary>
    public double? VoicedRatio { get; init; }

    /// <summary>Length of a window, milliseconds.</summary>
    public long WindowMs { get; init; }

    /// <summary>Whether the window has any acoustic feature.</summary>
    public bool HasFeatures { get; init; }

    /// <summary>What a customer said: a turn, or a part of one.</summary>
    public bool IsCustomers => Source is Source.ChatMessages or Source.AudioFeatures && Kind == "customer";

    /// <summary>Where it stands.</summary>
    public InputPosition Position => new(Source, Partition, Offset);

    public override string ToString() => $"{Position} of {Interaction}";
}
