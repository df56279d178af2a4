namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>How a customer remembers a channel.</summary>
public sealed record ChannelMemoryMessage
{
    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>Decayed mean of the remembered scores.</summary>
    public required double Remembered { get; init; }

    /// <summary>Decayed number of interactions.</summary>
    public required double Contacts { get; init; }
}
