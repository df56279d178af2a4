using EmotionStream.Core.Alerts;
using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Queues;

/// <summary>What flows through the graph of queues.</summary>
internal sealed class QueueContext(KeyedStore<QueueState> store) : KeyedContext<QueueEvent, QueueState>(store), IAlertHolder<OpenQueueAlert>
{
    /// <summary>What is kept of the queue.</summary>
    public QueueLedger Ledger => State.Ledger;

    /// <inheritdoc/>
    public List<OpenQueueAlert> Alerts => Ledger.Alerts;

    /// <inheritdoc/>
    public AlertAct? Act => Event?.Act;
}
