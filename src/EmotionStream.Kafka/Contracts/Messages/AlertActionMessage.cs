using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>A record of <c>emotion.alert-actions</c>: what somebody did about an alert.</summary>
public sealed record AlertActionMessage
{
    /// <summary>The interaction, also the Kafka key.</summary>
    public required string InteractionId { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The alert.</summary>
    public required string AlertId { get; init; }

    /// <summary>What was done.</summary>
    public required AlertActionType Action { get; init; }

    /// <summary>The alert's customer: needed for an alert about a customer, which outlives the interaction it stands under.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The alert's queue: needed for an alert about a queue, which outlives the interaction it stands under.</summary>
    public string? Queue { get; init; }

    /// <summary>By whom.</summary>
    public string? By { get; init; }

    /// <summary>Whom it is handed over to; for <see cref="AlertActionType.HandedOver"/>.</summary>
    public string? To { get; init; }
}
