using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>A record of <c>emotion.interaction-events</c>: the life of an interaction. An erasure, which is of none, is a <see cref="CustomerEventMessage"/>.</summary>
public sealed record InteractionEventMessage
{
    /// <summary>The interaction, also the Kafka key.</summary>
    public required string InteractionId { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What happened.</summary>
    public required InteractionEventType Type { get; init; }

    /// <summary>Pseudonymous customer.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The customer's segment.</summary>
    public string? Segment { get; init; }

    /// <summary>voice, chat, email …; required for a channel switch.</summary>
    public string? Channel { get; init; }

    /// <summary>Queue (the one transferred to, for a transfer).</summary>
    public string? Queue { get; init; }

    /// <summary>Agent (the one transferred to, for a transfer).</summary>
    public string? AgentId { get; init; }

    /// <summary>BCP 47 language.</summary>
    public string? Language { get; init; }

    /// <summary>Id of a moment of truth that a form or an IVR choice declares; required for <c>declared</c>.</summary>
    public string? Moment { get; init; }

    /// <summary>Survey: satisfaction 1–5. A survey has this or <see cref="Effort"/>.</summary>
    public double? Satisfaction { get; init; }

    /// <summary>Survey: customer effort 1–7.</summary>
    public double? Effort { get; init; }
}
