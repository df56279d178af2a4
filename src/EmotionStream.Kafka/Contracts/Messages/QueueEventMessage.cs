using EmotionStream.Core.Queues;
using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>A record of <c>emotion.queue-events</c>, which the pipeline writes for itself: what happened in an interaction, keyed by queue.</summary>
public sealed record QueueEventMessage
{
    /// <summary>The queue, also the Kafka key; <c>unknown</c> when nobody named it.</summary>
    public required string Queue { get; init; }

    /// <summary>Event time.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What happened.</summary>
    public required QueueEventType Type { get; init; }

    /// <summary>The interaction.</summary>
    public required string InteractionId { get; init; }

    /// <summary>Channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Whether the interaction had been at a negative peak before.</summary>
    public bool? Deeper { get; init; }

    /// <summary>How many turns a turn stands for; 1 when absent.</summary>
    public int? Weight { get; init; }

    /// <summary>Language of the phrases.</summary>
    public string? Language { get; init; }

    /// <summary>Key phrases of a peak or a turn.</summary>
    public IReadOnlyList<KeyPhraseMessage>? Phrases { get; init; }

    /// <summary>Rule of an alert.</summary>
    public string? Rule { get; init; }

    /// <summary>The alert that somebody acted on.</summary>
    public string? AlertId { get; init; }

    /// <summary>What was done about it.</summary>
    public AlertActionType? Action { get; init; }

    /// <summary>By whom.</summary>
    public string? By { get; init; }

    /// <summary>Whom the alert is handed over to.</summary>
    public string? To { get; init; }

    /// <summary>Customer turns of an outcome.</summary>
    public int? Turns { get; init; }

    /// <summary>End of an outcome.</summary>
    public double? End { get; init; }

    /// <summary>Most negative moment of an outcome.</summary>
    public double? PeakNegative { get; init; }

    /// <summary>Remembered score of an outcome.</summary>
    public double? Remembered { get; init; }

    /// <summary>Alerts of warning or critical severity that opened before an outcome.</summary>
    public int? Alerts { get; init; }

    /// <summary>Times an alert was held back while its rule cooled down.</summary>
    public int? Suppressed { get; init; }

    /// <summary>Whether the customer complained in so many words.</summary>
    public bool? Complained { get; init; }

    /// <summary>Whether there was a negative peak.</summary>
    public bool? Distressed { get; init; }

    /// <summary>From the first negative peak until the customer was above neutral for good; absent when that never came.</summary>
    public long? TimeToComfortMs { get; init; }
}
