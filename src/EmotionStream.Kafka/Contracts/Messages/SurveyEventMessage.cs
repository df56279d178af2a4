using EmotionStream.Core.Surveys;

namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>A record of <c>emotion.survey-events</c>, which the pipeline writes for itself: a closed interaction, or a customer's answer.</summary>
public sealed record SurveyEventMessage
{
    /// <summary>The interaction, also the Kafka key.</summary>
    public required string InteractionId { get; init; }

    /// <summary>Event time.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What happened.</summary>
    public required SurveyEventType Type { get; init; }

    /// <summary>Satisfaction 1–5 of a survey.</summary>
    public double? Satisfaction { get; init; }

    /// <summary>Effort 1–7 of a survey.</summary>
    public double? Effort { get; init; }

    /// <summary>The interaction that closed.</summary>
    public SurveyedOutcomeMessage? Outcome { get; init; }
}
