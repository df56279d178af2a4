using EmotionStream.Core.Alerts;
using EmotionStream.Core.Queues.Causes;

namespace EmotionStream.Core.Queues;

/// <summary>Where the graph of queues publishes. Calls come in order, synchronously, inside the transaction of the records that caused them.</summary>
public interface IQueueOutput
{
    /// <summary>An alert took a step in its life.</summary>
    /// <param name="alert">The step.</param>
    void Publish(Alert alert);

    /// <summary>What is kept of a queue has changed.</summary>
    /// <param name="queue">The queue as UTF-8.</param>
    /// <param name="ledger">Valid during the call only.</param>
    void Publish(ReadOnlySpan<byte> queue, QueueLedger ledger);

    /// <summary>Nothing is kept of a queue any more.</summary>
    /// <param name="queue">The queue as UTF-8.</param>
    void Forgotten(ReadOnlySpan<byte> queue);

    /// <summary>A period of a queue is over.</summary>
    /// <param name="queue">The queue as UTF-8.</param>
    /// <param name="report">What made its customers unhappy.</param>
    void Publish(ReadOnlySpan<byte> queue, CauseReport report);

    /// <summary>An interaction of a queue ended.</summary>
    /// <param name="queue">The queue as UTF-8.</param>
    /// <param name="ended">How.</param>
    void Ended(ReadOnlySpan<byte> queue, in QueueEnd ended);

    /// <summary>A record has no meaning where it came and goes to the dead letters.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cause">A bounded, kebab-case cause.</param>
    void Reject(QueueEvent record, string cause);
}
