using EmotionStream.Core.Alerts;

namespace EmotionStream.Core.Customers;

/// <summary>Where the graph of customers publishes. Calls come in order, synchronously, inside the transaction of the records that caused them.</summary>
public interface ICustomerOutput
{
    /// <summary>An alert took a step in its life.</summary>
    /// <param name="alert">The step.</param>
    void Publish(Alert alert);

    /// <summary>What is kept of a customer has changed.</summary>
    /// <param name="customer">The customer id as UTF-8.</param>
    /// <param name="ledger">Valid during the call only.</param>
    void Publish(ReadOnlySpan<byte> customer, CustomerLedger ledger);

    /// <summary>Whoever takes a contact next should know something.</summary>
    /// <param name="customer">The customer id as UTF-8.</param>
    /// <param name="hint">What.</param>
    void Publish(ReadOnlySpan<byte> customer, RoutingHint hint);

    /// <summary>Nothing is kept of a customer any more.</summary>
    /// <param name="customer">The customer id as UTF-8.</param>
    void Forgotten(ReadOnlySpan<byte> customer);

    /// <summary>An outcome came whose interaction has been counted.</summary>
    /// <param name="record">The record.</param>
    void Duplicate(CustomerEvent record);

    /// <summary>An event came that is from before its customer was erased.</summary>
    /// <param name="record">The record.</param>
    void Late(CustomerEvent record);

    /// <summary>A record has no meaning where it came and goes to the dead letters.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cause">A bounded, kebab-case cause.</param>
    void Reject(CustomerEvent record, string cause);
}
