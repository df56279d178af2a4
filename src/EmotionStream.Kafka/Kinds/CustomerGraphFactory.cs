using EmotionStream.Core.Customers;
using EmotionStream.Core.Moments;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.Kafka.Kinds;

/// <summary>Makes the graphs that keep customers' histories.</summary>
/// <param name="options">How customers are kept.</param>
/// <param name="moments">The moments of truth in force; null = none.</param>
public sealed class CustomerGraphFactory(LedgerOptions options, MomentCatalogue? moments = null) : GraphFactory
{
    /// <inheritdoc/>
    public override TaskKind Kind => TaskKind.Customers;

    internal override IRecordDecoder CreateDecoder(DecoderLimits limits) => new CustomerEventDecoder(limits);

    internal override ITaskGraph CreateGraph(TaskScope scope)
    {
        var output = new CustomerOutput(scope);
        return new KeyedTaskGraph<CustomerEvent>(new CustomerTask(options, output, moments), output);
    }
}
