using EmotionStream.App.Backtest;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Readings;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Kinds;

namespace EmotionStream.App.Reports;

/// <summary>Passes what a replay publishes on to the graph of queues.</summary>
/// <param name="queues">The graph.</param>
internal sealed class CauseObserver(QueueReplay queues) : IReplayObserver
{
    /// <summary>Interactions closed.</summary>
    public int Interactions { get; private set; }

    /// <inheritdoc/>
    public void Publish(in QueueTurn turn) => queues.Publish(turn);

    /// <inheritdoc/>
    public void Publish(Alert alert) => queues.Publish(alert);

    /// <inheritdoc/>
    public void Publish(Outcome outcome)
    {
        Interactions++;
        queues.Publish(outcome);
    }

    /// <inheritdoc/>
    public void Publish(in Reading reading)
    {
        // Queues are told of turns, not of readings.
    }

    /// <inheritdoc/>
    public void Seen(InputRecord record)
    {
        // Nothing of the inputs is reported.
    }

    /// <inheritdoc/>
    public void ContactStarted(InputRecord record, IReadOnlyList<string> moments)
    {
        // Customers' histories are another matter.
    }

    /// <inheritdoc/>
    public bool TryActOnCustomer(InputRecord record, string customerId) => false;

    /// <inheritdoc/>
    public bool TryActOnQueue(InputRecord record) => false;

    /// <inheritdoc/>
    public void Transferred(InputRecord record, InteractionProfile profile, IReadOnlyList<string> moments)
    {
        // As above.
    }

    /// <inheritdoc/>
    public void Late(InputRecord record)
    {
        // Counted live; of no account here.
    }

    /// <inheritdoc/>
    public void Reject(InputRecord record, string cause)
    {
        // A dead letter live; of no account here.
    }
}
