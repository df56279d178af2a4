using EmotionStream.Core.Alerts;

namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>A record of <c>emotion.alerts</c>: one step in the life of an alert.</summary>
public sealed record AlertMessage
{
    /// <summary>The alert: the same in every step, and after a replay.</summary>
    public required string AlertId { get; init; }

    /// <summary>The interaction, also the Kafka key.</summary>
    public required string InteractionId { get; init; }

    /// <summary>Name of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The step.</summary>
    public required AlertState State { get; init; }

    /// <summary>How urgent it is.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>The measure judged, camelCase.</summary>
    public required string Measure { get; init; }

    /// <summary>Its value at this step.</summary>
    public required double Value { get; init; }

    /// <summary>The rule's opening threshold.</summary>
    public required double Threshold { get; init; }

    /// <summary>The event that opened it.</summary>
    public required EventReferenceMessage OpenedBy { get; init; }

    /// <summary>Event time of this step.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Queue.</summary>
    public string? Queue { get; init; }

    /// <summary>Channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Language.</summary>
    public string? Language { get; init; }

    /// <summary>Whom to help.</summary>
    public string? AgentId { get; init; }

    /// <summary>Pseudonymous customer.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Redacted words of the turn that made this step.</summary>
    public string? Excerpt { get; init; }

    /// <summary>Id of the moment of truth it is about.</summary>
    public string? Moment { get; init; }

    /// <summary>What to do now.</summary>
    public string? Playbook { get; init; }

    /// <summary>Who acknowledged or closed it; absent when the pipeline did.</summary>
    public string? By { get; init; }

    /// <summary>Whom it was handed over to.</summary>
    public string? To { get; init; }

    /// <summary>Why it closed.</summary>
    public string? Reason { get; init; }
}
