using EmotionStream.Core.Alerts;
using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Customers;

/// <summary>What flows through the graph of customers.</summary>
internal sealed class CustomerContext(KeyedStore<CustomerState> store) : KeyedContext<CustomerEvent, CustomerState>(store), IAlertHolder<OpenCustomerAlert>
{
    /// <summary>Place among the changes of what the event added; −1 when it added none or is older than all that are kept.</summary>
    public int Change { get; set; }

    /// <summary>What the event added; null when it added nothing.</summary>
    public LedgerChange? Added { get; set; }

    /// <summary>Whether the event tells of a contact not heard of before.</summary>
    public bool Starts { get; set; }

    /// <summary>Contacts that the event has shown to be ones after a bad experience.</summary>
    public List<string> Repeats { get; } = [];

    /// <summary>What is kept of the customer.</summary>
    public CustomerLedger Ledger => State.Ledger;

    /// <inheritdoc/>
    public List<OpenCustomerAlert> Alerts => Ledger.Alerts;

    /// <inheritdoc/>
    public AlertAct? Act => Event?.Act;
}
