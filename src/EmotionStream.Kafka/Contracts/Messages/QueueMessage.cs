namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>A record of <c>emotion.queues</c>: what is kept of one queue. A record without value is its tombstone. Means and shares are decayed.</summary>
public sealed record QueueMessage
{
    /// <summary>The queue, also the Kafka key.</summary>
    public required string Queue { get; init; }

    /// <summary>Time of the newest event.</summary>
    public required DateTimeOffset LastEventAt { get; init; }

    /// <summary>The end interactions should reach.</summary>
    public required double EndObjective { get; init; }

    /// <summary>Share of the interactions whose end reached it; absent before any.</summary>
    public double? EndObjectiveMet { get; init; }

    /// <summary>The mean end.</summary>
    public double? End { get; init; }

    /// <summary>Of the interactions with a negative peak, the share in which the customer was above neutral again, for good.</summary>
    public double? Comforted { get; init; }

    /// <summary>How long that took on average, from the first negative peak.</summary>
    public double? TimeToComfortMs { get; init; }

    /// <summary>The mean of remembered scores that is normal; absent while it is learnt.</summary>
    public double? NormalRemembered { get; init; }

    /// <summary>The mean of the last ones.</summary>
    public double? RecentRemembered { get; init; }

    /// <summary>How each channel is remembered.</summary>
    public required IReadOnlyList<ChannelMemoryMessage> Channels { get; init; }

    /// <summary>Largest difference between the means of two channels; absent while fewer than two have contacts enough.</summary>
    public double? ChannelDivergence { get; init; }

    /// <summary>Alerts that opened in the last hour.</summary>
    public required int AlertsLastHour { get; init; }

    /// <summary>Alerts an hour the queue may have; 0 = no budget.</summary>
    public required int AlertBudget { get; init; }

    /// <summary>Alerts that opened while the budget was used up, since the queue is followed.</summary>
    public required long OverBudget { get; init; }

    /// <summary>Alerts held back in interactions that closed in the last hour, by reason.</summary>
    public required SuppressedMessage Suppressed { get; init; }

    /// <summary>Rules of open alerts about the queue.</summary>
    public required IReadOnlyList<string> OpenAlerts { get; init; }
}
