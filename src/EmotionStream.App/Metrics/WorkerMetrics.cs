using System.Globalization;
using EmotionStream.App.Configuration;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Readings;
using EmotionStream.Core.Records;
using EmotionStream.Core.Surveys;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Worker;
using Prometheus;

namespace EmotionStream.App.Metrics;

/// <summary>Counts what one worker tells of itself. Called from that worker's poll thread only.</summary>
internal sealed class WorkerMetrics : IWorkerObserver
{
    private readonly PipelineMetrics _metrics;
    private readonly string _worker;
    private readonly TaskKind _kind;
    private readonly TransactionCounts _transaction;
    private readonly Counter.Child[] _in;
    private readonly Counter.Child[] _out;
    private readonly HashSet<(string Topic, string Partition)> _lagging = [];

    /// <summary>Counts for one worker.</summary>
    /// <param name="metrics">The metrics, shared by all workers of the process.</param>
    /// <param name="ordinal">The worker's ordinal.</param>
    /// <param name="recoveryThreshold">θ of the memory models, for the <c>recovery</c> label.</param>
    /// <param name="kind">The kind of its tasks; null for interactions.</param>
    public WorkerMetrics(PipelineMetrics metrics, int ordinal, double recoveryThreshold, TaskKind? kind = null)
    {
        _metrics = metrics;
        _kind = kind ?? TaskKind.Interactions;
        _worker = _kind.LabelPrefix + ordinal.ToString(CultureInfo.InvariantCulture);
        _transaction = new TransactionCounts(metrics, recoveryThreshold);
        _in = Array.ConvertAll(Enum.GetValues<InputSource>(), source => metrics.EventsIn.WithLabels(TopicLabels.Of(source)));
        _out = Array.ConvertAll(Enum.GetValues<OutputTopic>(), topic => metrics.EventsOut.WithLabels(TopicLabels.Of(topic)));
        StateChanged(WorkerState.Starting, null);
        LiveKeys(0);
    }

    /// <inheritdoc/>
    public void StateChanged(WorkerState state, string? reason)
    {
        foreach (var other in Enum.GetValues<WorkerState>())
            _metrics.WorkerState.WithLabels(_worker, ValueConverter.KebabCase(other.ToString())).Set(other == state ? 1 : 0);
    }

    /// <inheritdoc/>
    public void RecordsIn(InputSource source, int count) => _in[(int)source].Inc(count);

    /// <inheritdoc/>
    public void DeadLettered(InputSource source, string cause) => _transaction.DeadLettered(source, cause);

    /// <inheritdoc/>
    public void Late(InputSource source) => _transaction.Late(source);

    /// <inheritdoc/>
    public void Duplicated(InputSource source) => _transaction.Duplicated(source);

    /// <inheritdoc/>
    public void ReadingMade(in Reading reading, string model) => _transaction.Read(reading, model);

    /// <inheritdoc/>
    public void OutcomeMade(Outcome outcome) => _transaction.Closed(outcome);

    /// <inheritdoc/>
    public void SurveyDecided(SurveyOutcome outcome) => _transaction.Decided(outcome.Status);

    /// <inheritdoc/>
    public void QueueEnded(string queue, in QueueEnd ended) => _transaction.Ended(queue, ended);

    /// <summary>An alert was not opened though its condition was met, within the transaction.</summary>
    /// <param name="rule">Its rule.</param>
    /// <param name="reason">Why, bounded.</param>
    public void Suppressed(string rule, string reason) => _transaction.Suppressed(rule, reason);

    /// <inheritdoc/>
    public void AlertCommitted(Alert alert, TimeSpan sinceEvent)
    {
        var severity = ValueConverter.KebabCase(alert.Severity.ToString());
        var state = ValueConverter.KebabCase(alert.State.ToString());
        _metrics.Alerts.WithLabels(alert.Rule, severity, state, _metrics.Limiter.Queues.Of(alert.Queue)).Inc();
        if (alert.State == AlertState.Opened)
            _metrics.EventToAlert.WithLabels(alert.Rule).Observe(sinceEvent.TotalSeconds);
        else if (alert.State == AlertState.Acknowledged)
            _metrics.AlertAcknowledgement.WithLabels(alert.Rule).Observe((alert.Time - alert.OpenedBy.Time) / 1000.0);
    }

    /// <inheritdoc/>
    public void Committed(TimeSpan took, int records, ReadOnlySpan<int> written)
    {
        _metrics.CommitSeconds.Observe(took.TotalSeconds);
        for (var topic = 0; topic < written.Length; topic++)
            _out[topic].Inc(written[topic]);
        _transaction.Commit();
    }

    /// <inheritdoc/>
    public void Aborted(string reason)
    {
        _metrics.TransactionAborts.WithLabels(_metrics.Causes.Of(reason)).Inc();
        _transaction.Drop();
    }

    /// <inheritdoc/>
    public void Rebuilding(string reason)
    {
        _metrics.Rebuilds.WithLabels(_metrics.Causes.Of(reason)).Inc();
        _transaction.Drop();
    }

    /// <inheritdoc/>
    public void CommitLost(int partition) => _metrics.LostCommits.Inc();

    /// <inheritdoc/>
    public void Rebalanced(IReadOnlyList<int> assigned)
    {
        _metrics.Rebalances.WithLabels(_worker).Inc();
        _metrics.AssignedPartitions.WithLabels(_worker).Set(assigned.Count);
        var kept = assigned.Select(partition => partition.ToString(CultureInfo.InvariantCulture)).ToHashSet(StringComparer.Ordinal);

        // Another worker reports the partitions that went; a value left behind here would stand for ever.
        foreach (var gone in _lagging.Where(lag => !kept.Contains(lag.Partition)).ToArray())
        {
            _metrics.ConsumerLag.RemoveLabelled(gone.Topic, gone.Partition);
            _lagging.Remove(gone);
        }
    }

    /// <inheritdoc/>
    public void RestoreProgress(int partition, long done, long target, TimeSpan elapsed)
    {
        _metrics.RestoreRemaining.WithLabels(_kind.LabelPrefix + partition.ToString(CultureInfo.InvariantCulture)).Set(Math.Max(0, target - done));
        if (done >= target)
            _metrics.RestoreSeconds.Observe(elapsed.TotalSeconds);
    }

    /// <inheritdoc/>
    public void Lag(InputSource source, int partition, long records)
    {
        var label = (TopicLabels.Of(source), partition.ToString(CultureInfo.InvariantCulture));
        _lagging.Add(label);
        _metrics.ConsumerLag.WithLabels(label.Item1, label.Item2).Set(records);
    }

    /// <inheritdoc/>
    public void LiveKeys(int count)
    {
        var gauge = _kind == TaskKind.Customers ? _metrics.Customers
            : _kind == TaskKind.Surveys ? _metrics.OpenSurveys
            : _kind == TaskKind.Queues ? _metrics.Queues
            : _metrics.LiveInteractions;
        gauge.WithLabels(_worker).Set(count);
    }
}
