using EmotionStream.Core.Alerts;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Readings;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Metrics;

/// <summary>Passes on what the graph publishes, and counts the alerts it held back, which no topic carries.</summary>
/// <param name="inner">Where to publish.</param>
/// <param name="metrics">The worker's metrics.</param>
internal sealed class SuppressionCounter(IGraphOutput inner, WorkerMetrics metrics) : IGraphOutput
{
    /// <inheritdoc/>
    public void Publish(in Reading reading) => inner.Publish(reading);

    /// <inheritdoc/>
    public void Publish(Alert alert) => inner.Publish(alert);

    /// <inheritdoc/>
    public void Publish(Outcome outcome) => inner.Publish(outcome);

    /// <inheritdoc/>
    public void ContactStarted(InputRecord record, IReadOnlyList<string> moments) => inner.ContactStarted(record, moments);

    /// <inheritdoc/>
    public void Transferred(InputRecord record, InteractionProfile profile, IReadOnlyList<string> moments) => inner.Transferred(record, profile, moments);

    /// <inheritdoc/>
    public bool TryActOnCustomer(InputRecord record, string customerId) => inner.TryActOnCustomer(record, customerId);

    /// <inheritdoc/>
    public bool TryActOnQueue(InputRecord record) => inner.TryActOnQueue(record);

    /// <inheritdoc/>
    public bool TakesSurvey(InputRecord record) => inner.TakesSurvey(record);

    /// <inheritdoc/>
    public void Publish(in QueueTurn turn) => inner.Publish(turn);

    /// <inheritdoc/>
    public void Late(InputRecord record) => inner.Late(record);

    /// <inheritdoc/>
    public void Reject(InputRecord record, string cause) => inner.Reject(record, cause);

    /// <inheritdoc/>
    public void Suppressed(string rule, string reason)
    {
        metrics.Suppressed(rule, reason);
        inner.Suppressed(rule, reason);
    }
}
