using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Customers;

/// <summary>The state of a customer in the keyed store.</summary>
internal struct CustomerState : IKeyedState<CustomerState>, IRemindedState
{
    /// <summary>What is kept.</summary>
    public CustomerLedger Ledger;

    /// <inheritdoc/>
    public long ScheduledAt { get; set; }

    /// <summary>A customer nothing is known of.</summary>
    public static CustomerState New(CustomerLedger ledger) => new() { Ledger = ledger, ScheduledAt = IRemindedState.Never };

    /// <inheritdoc/>
    public readonly void CopyTo(ref CustomerState copy) => copy = new() { Ledger = Ledger.Clone(), ScheduledAt = ScheduledAt };
}
