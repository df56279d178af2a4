using EmotionStream.Core.Surveys;

namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>A record of <c>emotion.survey-outcomes</c>: what became of a survey, or of waiting for one.</summary>
public sealed record SurveyOutcomeMessage
{
    /// <summary>The interaction, also the Kafka key.</summary>
    public required string InteractionId { get; init; }

    /// <summary>What became of it.</summary>
    public required SurveyStatus Status { get; init; }

    /// <summary>Time of the event that decided it, or when the window was over.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Of a join, from 1 upwards: the highest one of an interaction is in force. Else 0.</summary>
    public required int Revision { get; init; }

    /// <summary>When the newest survey that counts was given.</summary>
    public DateTimeOffset? SurveyedAt { get; init; }

    /// <summary>Satisfaction 1–5.</summary>
    public double? Satisfaction { get; init; }

    /// <summary>Effort 1–7.</summary>
    public double? CustomerEffort { get; init; }

    /// <summary>Surveys of which nothing counts, as later ones took their place.</summary>
    public required int Superseded { get; init; }

    /// <summary>Satisfaction on the scale of valence: 1 is −1, 5 is 1.</summary>
    public double? Said { get; init; }

    /// <summary>What the memory model said would be remembered.</summary>
    public double? Predicted { get; init; }

    /// <summary>said − predicted: above 0, the customer was more content than the model thought.</summary>
    public double? Error { get; init; }

    /// <summary>The interaction; absent when it is not known.</summary>
    public SurveyedOutcomeMessage? Outcome { get; init; }
}
