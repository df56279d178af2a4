using System.Text;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Queues.Causes;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.Kafka.Kinds;

/// <summary>Writes what the graph of queues publishes, into the transaction under way.</summary>
/// <param name="scope">What it is made of.</param>
internal sealed class QueueOutput(TaskScope scope) : TaskOutput(scope), IQueueOutput
{
    private readonly QueueWriter _queues = new();

    /// <inheritdoc/>
    public void Publish(Alert alert) => WriteAlert(alert, own: false);

    /// <inheritdoc/>
    public void Publish(ReadOnlySpan<byte> queue, QueueLedger ledger) => Scope.Producer.Write(OutputTopic.Queues, Scope.Partition, queue, _queues.Ledger(queue, ledger));

    /// <inheritdoc/>
    public void Forgotten(ReadOnlySpan<byte> queue) => Scope.Producer.WriteTombstone(OutputTopic.Queues, Scope.Partition, queue);

    /// <inheritdoc/>
    public void Publish(ReadOnlySpan<byte> queue, CauseReport report) =>
        Scope.Producer.Write(OutputTopic.Causes, Scope.Partition, queue, _queues.Causes(queue, report));

    /// <inheritdoc/>
    public void Ended(ReadOnlySpan<byte> queue, in QueueEnd ended) => Scope.Observer.QueueEnded(Encoding.UTF8.GetString(queue), ended);

    /// <inheritdoc/>
    public void Reject(QueueEvent record, string cause) => Reject(cause);
}
