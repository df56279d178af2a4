namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>Alerts that were held back, by reason.</summary>
public sealed record SuppressedMessage
{
    /// <summary>While their rule cooled down.</summary>
    public required int Cooldown { get; init; }
}
