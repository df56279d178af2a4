using EmotionStream.App.Metrics;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Readings;
using EmotionStream.Core.Records;
using EmotionStream.Core.Surveys;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.App.Hosting;

/// <summary>Passes what a worker tells on to metrics, health and logs.</summary>
/// <param name="worker">The worker: its number, after its kind where that is not interactions.</param>
/// <param name="metrics">Its metrics.</param>
/// <param name="health">The process' health.</param>
/// <param name="logger">Logs.</param>
internal sealed class WorkerObserver(string worker, WorkerMetrics metrics, HealthState health, ILogger logger) : IWorkerObserver
{
    /// <inheritdoc/>
    public void StateChanged(WorkerState state, string? reason)
    {
        metrics.StateChanged(state, reason);
        health.Set(worker, state, reason);
        logger.WorkerIs(worker, state, reason ?? "as expected");
    }

    /// <inheritdoc/>
    public void RecordsIn(InputSource source, int count) => metrics.RecordsIn(source, count);

    /// <inheritdoc/>
    public void DeadLettered(InputSource source, string cause) => metrics.DeadLettered(source, cause);

    /// <inheritdoc/>
    public void Late(InputSource source) => metrics.Late(source);

    /// <inheritdoc/>
    public void Duplicated(InputSource source) => metrics.Duplicated(source);

    /// <inheritdoc/>
    public void ReadingMade(in Reading reading, string model) => metrics.ReadingMade(reading, model);

    /// <inheritdoc/>
    public void OutcomeMade(Outcome outcome) => metrics.OutcomeMade(outcome);

    /// <inheritdoc/>
    public void SurveyDecided(SurveyOutcome outcome) => metrics.SurveyDecided(outcome);

    /// <inheritdoc/>
    public void QueueEnded(string queue, in QueueEnd ended) => metrics.QueueEnded(queue, ended);

    /// <inheritdoc/>
    public void AlertCommitted(Alert alert, TimeSpan sinceEvent) => metrics.AlertCommitted(alert, sinceEvent);

    /// <inheritdoc/>
    public void Committed(TimeSpan took, int records, ReadOnlySpan<int> written) => metrics.Committed(took, records, written);

    /// <inheritdoc/>
    public void Aborted(string reason) => metrics.Aborted(reason);

    /// <inheritdoc/>
    public void Rebuilding(string reason) => metrics.Rebuilding(reason);

    /// <inheritdoc/>
    public void CommitLost(int partition) => metrics.CommitLost(partition);

    /// <inheritdoc/>
    public void Rebalanced(IReadOnlyList<int> assigned) => metrics.Rebalanced(assigned);

    /// <inheritdoc/>
    public void RestoreProgress(int partition, long done, long target, TimeSpan elapsed) => metrics.RestoreProgress(partition, done, target, elapsed);

    /// <inheritdoc/>
    public void Lag(InputSource source, int partition, long records) => metrics.Lag(source, partition, records);

    /// <inheritdoc/>
    public void LiveKeys(int count) => metrics.LiveKeys(count);
}
