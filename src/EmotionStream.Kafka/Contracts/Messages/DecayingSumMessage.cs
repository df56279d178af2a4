namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>A part of a balance: <c>value</c> at <c>asOf</c>, halved every <c>halfLifeMs</c>.</summary>
public sealed record DecayingSumMessage
{
    /// <summary>Half-life in milliseconds.</summary>
    public required long HalfLifeMs { get; init; }

    /// <summary>When it had that value.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Its value.</summary>
    public required double Value { get; init; }
}
