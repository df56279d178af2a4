using EmotionStream.Core.Interactions;

namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>A record of <c>emotion.outcomes</c>: a closed interaction, final.</summary>
public sealed record OutcomeMessage : InteractionMeasuresMessage
{
    /// <summary>Why it closed.</summary>
    public required CloseReason Reason { get; init; }

    /// <summary>Survey satisfaction 1–5, when it came before closing.</summary>
    public double? Satisfaction { get; init; }

    /// <summary>Survey effort 1–7, when it came before closing.</summary>
    public double? CustomerEffort { get; init; }

    /// <summary>Name and version of the memory model that made <c>remembered</c>; absent in records of older builds.</summary>
    public string? MemoryModel { get; init; }

    /// <summary>How likely the customer is to be back; absent without a model.</summary>
    public RepeatContactMessage? RepeatContact { get; init; }
}
