using EmotionStream.Core.Emotions;
using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>A record of <c>emotion.readings</c>: one emotion reading of a customer.</summary>
public sealed record ReadingMessage
{
    /// <summary>The interaction, also the Kafka key.</summary>
    public required string InteractionId { get; init; }

    /// <summary>When it was said.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The topic of the scored record.</summary>
    public required InputSource Source { get; init; }

    /// <summary>Its offset.</summary>
    public required long Offset { get; init; }

    /// <summary>Whether it arrived scored.</summary>
    public required ScoreOrigin Origin { get; init; }

    /// <summary>Name and version of the model; absent when the score was supplied.</summary>
    public string? Model { get; init; }

    /// <summary>Why there is no score; absent when there is one.</summary>
    public AbstentionReason? Abstention { get; init; }

    /// <summary>Valence in [−1, 1]; absent after an abstention, as the three below.</summary>
    public double? Valence { get; init; }

    /// <summary>Arousal in [0, 1].</summary>
    public double? Arousal { get; init; }

    /// <summary>Weight of the valence in [0, 1].</summary>
    public double? Confidence { get; init; }

    /// <summary>Trust in the arousal in [0, 1].</summary>
    public double? ArousalConfidence { get; init; }

    /// <summary>The most probable label, when the recogniser gives labels.</summary>
    public EmotionLabel? Emotion { get; init; }

    /// <summary>Probability by label, when the recogniser gives labels.</summary>
    public Dictionary<string, double>? Emotions { get; init; }
}
