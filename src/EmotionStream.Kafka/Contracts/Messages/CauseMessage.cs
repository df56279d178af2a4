namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>A phrase at negative peaks.</summary>
public sealed record CauseMessage
{
    /// <summary>The words, redacted, said in several interactions.</summary>
    public required string Phrase { get; init; }

    /// <summary>Their language.</summary>
    public required string Language { get; init; }

    /// <summary>Interactions that said it at a negative peak in the period.</summary>
    public required double Interactions { get; init; }

    /// <summary>Their share of the interactions at a negative peak, in that language.</summary>
    public required double Share { get; init; }

    /// <summary>The share it is compared with.</summary>
    public required double Expected { get; init; }

    /// <summary>G² of the difference, with its sign.</summary>
    public required double Evidence { get; init; }
}
