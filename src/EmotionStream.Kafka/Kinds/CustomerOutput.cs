using System.Text;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Customers;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.Kafka.Kinds;

/// <summary>Writes what the graph of customers publishes, into the transaction under way.</summary>
/// <param name="scope">What it is made of.</param>
internal sealed class CustomerOutput(TaskScope scope) : TaskOutput(scope), ICustomerOutput
{
    private readonly CustomerWriter _customers = new();

    /// <inheritdoc/>
    public void Publish(Alert alert) => WriteAlert(alert, own: false);

    /// <inheritdoc/>
    public void Publish(ReadOnlySpan<byte> customer, CustomerLedger ledger) =>
        Scope.Producer.Write(OutputTopic.Customers, Scope.Partition, customer, _customers.Ledger(customer, ledger));

    /// <inheritdoc/>
    public void Publish(ReadOnlySpan<byte> customer, RoutingHint hint)
    {
        Span<byte> key = stackalloc byte[Encoding.UTF8.GetMaxByteCount(hint.InteractionId.Length)];
        Scope.Producer.WriteByKey(OutputTopic.RoutingHints, key[..Encoding.UTF8.GetBytes(hint.InteractionId, key)], _customers.Hint(customer, hint));
    }

    /// <inheritdoc/>
    public void Forgotten(ReadOnlySpan<byte> customer) => Scope.Producer.WriteTombstone(OutputTopic.Customers, Scope.Partition, customer);

    /// <inheritdoc/>
    public void Duplicate(CustomerEvent record) => Scope.Observer.Duplicated(record.Source);

    /// <inheritdoc/>
    public void Late(CustomerEvent record) => Scope.Observer.Late(record.Source);

    /// <inheritdoc/>
    public void Reject(CustomerEvent record, string cause) => Reject(cause);
}
