using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>A record of <c>emotion.chat-messages</c>: chat, or a live transcript.</summary>
public sealed record ChatMessage
{
    /// <summary>The interaction, also the Kafka key.</summary>
    public required string InteractionId { get; init; }

    /// <summary>When it was said.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who said it.</summary>
    public required Speaker Speaker { get; init; }

    /// <summary>The words; may be left out for an employee or a bot, and where a score is supplied.</summary>
    public string? Text { get; init; }

    /// <summary>BCP 47 language.</summary>
    public string? Language { get; init; }

    /// <summary>Valence in [−1, 1] by the site's own recogniser; used instead of ours.</summary>
    public double? Valence { get; init; }

    /// <summary>Arousal in [0, 1]; 0 and without weight when absent.</summary>
    public double? Arousal { get; init; }

    /// <summary>Confidence in [0, 1]; 1 when absent.</summary>
    public double? Confidence { get; init; }
}
