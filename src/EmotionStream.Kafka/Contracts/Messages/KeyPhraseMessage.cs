namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>A key phrase of a customer's words.</summary>
public sealed record KeyPhraseMessage
{
    /// <summary>What is counted: the words without their endings.</summary>
    public required string Stem { get; init; }

    /// <summary>The words.</summary>
    public required string Text { get; init; }
}
