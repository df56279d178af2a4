using EmotionStream.Core.Queues.Causes;

namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>A record of <c>emotion.causes</c>: what made customers of a queue unhappy in one period.</summary>
public sealed record CausesMessage
{
    /// <summary>The queue, also the Kafka key.</summary>
    public required string Queue { get; init; }

    /// <summary>Hour or week.</summary>
    public required CausePeriod Period { get; init; }

    /// <summary>When the period began.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Interactions at a negative peak.</summary>
    public required double Peaks { get; init; }

    /// <summary>Said more often than before, most evident first.</summary>
    public required IReadOnlyList<CauseMessage> Rising { get; init; }

    /// <summary>Said less often than before.</summary>
    public required IReadOnlyList<CauseMessage> Falling { get; init; }

    /// <summary>Said more often than in the queue's turns of all kinds.</summary>
    public required IReadOnlyList<CauseMessage> Causes { get; init; }

    /// <summary>Interactions that will be remembered badly.</summary>
    public required int RememberedBadly { get; init; }

    /// <summary>Of those, the ones without an alert and without a complaint.</summary>
    public required int SilentSufferers { get; init; }

    /// <summary>The first of those.</summary>
    public required IReadOnlyList<string> Silent { get; init; }
}
