using EmotionStream.Core.Customers;

namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>A record of <c>emotion.routing-hints</c>: what whoever takes a contact next should be skilled in and know. Nothing in it is about an employee.</summary>
public sealed record RoutingHintMessage
{
    /// <summary>The contact, also the Kafka key.</summary>
    public required string InteractionId { get; init; }

    /// <summary>Pseudonymous customer.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Event time of what made it.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What made it.</summary>
    public required HintTrigger Trigger { get; init; }

    /// <summary>Channel.</summary>
    public string? Channel { get; init; }

    /// <summary>The queue the contact goes to.</summary>
    public string? Queue { get; init; }

    /// <summary>The customer's segment.</summary>
    public string? Segment { get; init; }

    /// <summary>All skills, each once, in the order of the reasons.</summary>
    public required IReadOnlyList<string> Skills { get; init; }

    /// <summary>Why, the most urgent first.</summary>
    public required IReadOnlyList<HintReasonMessage> Reasons { get; init; }
}
