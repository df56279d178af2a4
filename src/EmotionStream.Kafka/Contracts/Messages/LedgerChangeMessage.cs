namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>One change of a balance.</summary>
public sealed record LedgerChangeMessage
{
    /// <summary>The interaction that made it.</summary>
    public required string InteractionId { get; init; }

    /// <summary>When the interaction ended.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Queue.</summary>
    public string? Queue { get; init; }

    /// <summary>The customer's segment.</summary>
    public string? Segment { get; init; }

    /// <summary>Ids of the interaction's moments of truth.</summary>
    public IReadOnlyList<string>? Moments { get; init; }

    /// <summary>Customer turns.</summary>
    public required int Turns { get; init; }

    /// <summary>Remembered score.</summary>
    public required double Remembered { get; init; }

    /// <summary>End.</summary>
    public required double End { get; init; }

    /// <summary>Most negative moment.</summary>
    public required double PeakNegative { get; init; }

    /// <summary>Half-life in milliseconds.</summary>
    public required long HalfLifeMs { get; init; }

    /// <summary>What it added at its time.</summary>
    public required double Amount { get; init; }
}
