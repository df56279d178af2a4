using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Customers;

/// <summary>
/// What flows through the graph: one event with the state of its customer, or (when <see cref="Event"/> is null) a customer for whom time has passed. One instance a task,
/// refilled for each event.
/// </summary>
internal sealed class CustomerContext(KeyedStore<CustomerState> store)
{
    /// <summary>The event; null when time passed.</summary>
    public CustomerEvent? Event { get; set; }

    /// <summary>The customer's slot in the store.</summary>
    public int Slot { get; set; }

    /// <summary>Task time.</summary>
    public long Now { get; set; }

    /// <summary>Place among the changes of what the event added; −1 when it added none or is older than all that are kept.</summary>
    public int Change { get; set; }

    /// <summary>What the event added; null when it added nothing.</summary>
    public LedgerChange? Added { get; set; }

    /// <summary>Whether the event tells of a contact not heard of before.</summary>
    public bool Starts { get; set; }

    /// <summary>Contacts that the event has shown to be ones after a bad experience.</summary>
    public List<string> Repeats { get; } = [];

    /// <summary>The customer's state.</summary>
    public ref CustomerState State => ref store.State(Slot);

    /// <summary>What is kept of the customer.</summary>
    public CustomerLedger Ledger => State.Ledger;

    /// <summary>The customer id as UTF-8.</summary>
    public ReadOnlySpan<byte> Key => store.KeySpan(Slot);

    /// <summary>The store.</summary>
    public KeyedStore<CustomerState> Store => store;
}
