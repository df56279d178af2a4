namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>A record of <c>emotion.customers</c>: what is kept of one customer. A record without value is its tombstone.</summary>
public sealed record CustomerMessage
{
    /// <summary>Pseudonymous customer, also the Kafka key.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Outcomes counted.</summary>
    public required int Contacts { get; init; }

    /// <summary>Time of the newest event.</summary>
    public required DateTimeOffset LastEventAt { get; init; }

    /// <summary>Time of the newest change, which <see cref="Balance"/> is of; absent before any.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The balance then.</summary>
    public required double Balance { get; init; }

    /// <summary>The balance by half-life: what one at another time is worked out from.</summary>
    public required IReadOnlyList<DecayingSumMessage> Balances { get; init; }

    /// <summary>The newest changes, oldest first.</summary>
    public required IReadOnlyList<LedgerChangeMessage> Changes { get; init; }

    /// <summary>How each channel is remembered.</summary>
    public required IReadOnlyList<ChannelMemoryMessage> Channels { get; init; }

    /// <summary>Largest difference between the means of two channels; absent while fewer than two have contacts enough.</summary>
    public double? ChannelDivergence { get; init; }

    /// <summary>Interactions under way.</summary>
    public required IReadOnlyList<string> OpenContacts { get; init; }

    /// <summary>Rules of open alerts about the customer.</summary>
    public required IReadOnlyList<string> OpenAlerts { get; init; }
}
