using EmotionStream.Core.Customers;

namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>Why a routing hint says what it says.</summary>
public sealed record HintReasonMessage
{
    /// <summary>What it is traced to.</summary>
    public required HintSource Source { get; init; }

    /// <summary>The interaction it comes from.</summary>
    public required string InteractionId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What to be skilled in because of it.</summary>
    public required IReadOnlyList<string> Skills { get; init; }

    /// <summary>What to know; absent when the facts here are all there is.</summary>
    public string? Know { get; init; }

    /// <summary>The alert's rule.</summary>
    public string? Rule { get; init; }

    /// <summary>The alert.</summary>
    public string? AlertId { get; init; }

    /// <summary>The moment of truth.</summary>
    public string? Moment { get; init; }

    /// <summary>The alert's measure, or how the interaction was remembered.</summary>
    public double? Value { get; init; }

    /// <summary>The last interaction's channel.</summary>
    public string? Channel { get; init; }

    /// <summary>The last interaction's queue.</summary>
    public string? Queue { get; init; }

    /// <summary>Whether the last interaction was on the same matter, as far as it is known.</summary>
    public bool? SameMatter { get; init; }
}
