namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>What <c>emotion.interactions</c> and <c>emotion.outcomes</c> share. Valences are in [−1, 1].</summary>
public abstract record InteractionMeasuresMessage
{
    /// <summary>The interaction, also the Kafka key.</summary>
    public required string InteractionId { get; init; }

    /// <summary>Time of the first event.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Time of the newest event.</summary>
    public required DateTimeOffset LastEventAt { get; init; }

    /// <summary>Time of <c>ended</c>; absent while it has not come.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Pseudonymous customer.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Queue.</summary>
    public string? Queue { get; init; }

    /// <summary>Agent. Nothing about an agent's emotion exists.</summary>
    public string? AgentId { get; init; }

    /// <summary>Language.</summary>
    public string? Language { get; init; }

    /// <summary>Customer turns counted.</summary>
    public required int Turns { get; init; }

    /// <summary>Confidence-weighted mean.</summary>
    public required double Mean { get; init; }

    /// <summary>Mean of the first turns, weight 0.7 per turn forward.</summary>
    public required double Begin { get; init; }

    /// <summary>Recency-weighted end, weight 0.7 per turn back.</summary>
    public required double End { get; init; }

    /// <summary>Whichever peak is farther from neutral.</summary>
    public required double Peak { get; init; }

    /// <summary>Most negative smoothed valence, at most 0.</summary>
    public required double PeakNegative { get; init; }

    /// <summary>Its turn.</summary>
    public EventReferenceMessage? PeakNegativeAt { get; init; }

    /// <summary>Most positive smoothed valence, at least 0.</summary>
    public required double PeakPositive { get; init; }

    /// <summary>Its turn.</summary>
    public EventReferenceMessage? PeakPositiveAt { get; init; }

    /// <summary>(peak + end) / 2.</summary>
    public required double PeakEnd { get; init; }

    /// <summary>(peakNegative + end) / 2.</summary>
    public required double TroughEnd { get; init; }

    /// <summary>end − begin, in [−2, 2].</summary>
    public required double Trend { get; init; }

    /// <summary>A negative peak followed by an end that is not negative.</summary>
    public required bool Recovered { get; init; }

    /// <summary>Score of the memory model in force.</summary>
    public required double Remembered { get; init; }

    /// <summary>Valence of the last turn.</summary>
    public required double LastValence { get; init; }

    /// <summary>Smoothed valence of the last turn.</summary>
    public required double LastSmoothed { get; init; }

    /// <summary>What it cost the customer.</summary>
    public required EffortMessage Effort { get; init; }

    /// <summary>Turns a recogniser abstained on.</summary>
    public required int Abstentions { get; init; }

    /// <summary>Ids of the moments of truth said or declared; absent when there are none.</summary>
    public IReadOnlyList<string>? Moments { get; init; }
}
