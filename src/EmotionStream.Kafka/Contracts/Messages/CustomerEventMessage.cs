using EmotionStream.Core.Customers;
using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>A record of <c>emotion.customer-events</c>, which the pipeline writes for itself: what happened in an interaction, keyed by customer.</summary>
public sealed record CustomerEventMessage
{
    /// <summary>Pseudonymous customer, also the Kafka key.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Event time.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What happened.</summary>
    public required CustomerEventType Type { get; init; }

    /// <summary>The interaction; absent only when the customer is to be forgotten.</summary>
    public string? InteractionId { get; init; }

    /// <summary>When the interaction of an outcome began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Ids of the interaction's moments of truth so far.</summary>
    public IReadOnlyList<string>? Moments { get; init; }

    /// <summary>The customer's segment.</summary>
    public string? Segment { get; init; }

    /// <summary>Until when an erasure keeps out what is older than it; 8 days later when it does not say.</summary>
    public DateTimeOffset? RememberUntil { get; init; }

    /// <summary>The alert that somebody acted on.</summary>
    public string? AlertId { get; init; }

    /// <summary>What was done about it.</summary>
    public AlertActionType? Action { get; init; }

    /// <summary>By whom.</summary>
    public string? By { get; init; }

    /// <summary>Whom the alert is handed over to.</summary>
    public string? To { get; init; }

    /// <summary>Channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Queue.</summary>
    public string? Queue { get; init; }

    /// <summary>Customer turns of an outcome.</summary>
    public int? Turns { get; init; }

    /// <summary>End of an outcome.</summary>
    public double? End { get; init; }

    /// <summary>Most negative moment of an outcome.</summary>
    public double? PeakNegative { get; init; }

    /// <summary>Remembered score of an outcome.</summary>
    public double? Remembered { get; init; }
}
