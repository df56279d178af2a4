using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Customers;

/// <summary>The state of a customer in the keyed store.</summary>
internal struct CustomerState : IKeyedState<CustomerState>
{
    /// <summary>No reminder stands.</summary>
    public const long Never = long.MaxValue;

    /// <summary>What is kept.</summary>
    public CustomerLedger Ledger;

    /// <summary>When the reminder that stands comes due.</summary>
    public long ScheduledAt;

    /// <summary>A customer nothing is known of.</summary>
    public static CustomerState New(CustomerLedger ledger) => new() { Ledger = ledger, ScheduledAt = Never };

    /// <inheritdoc/>
    public readonly void CopyTo(ref CustomerState copy) => copy = new() { Ledger = Ledger.Clone(), ScheduledAt = ScheduledAt };
}
