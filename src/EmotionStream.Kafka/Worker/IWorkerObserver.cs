using EmotionStream.Core.Alerts;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Readings;
using EmotionStream.Core.Records;
using EmotionStream.Core.Surveys;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.Kafka.Worker;

/// <summary>
/// What a worker tells of itself, for metrics and health. Calls come from the worker's poll thread and must return quickly and not throw.
/// "Within the transaction" means that an abort takes the records back and they are told of again.
/// </summary>
public interface IWorkerObserver
{
    /// <summary>The worker's state changed.</summary>
    /// <param name="state">The new state.</param>
    /// <param name="reason">Why, for a person; null when it needs no saying.</param>
    void StateChanged(WorkerState state, string? reason)
    {
    }

    /// <summary>Records were read and decoded, or found undecodable.</summary>
    /// <param name="source">The topic.</param>
    /// <param name="count">How many since the last call.</param>
    void RecordsIn(InputSource source, int count)
    {
    }

    /// <summary>A record went to the dead letters, within the transaction.</summary>
    /// <param name="source">The topic it came from.</param>
    /// <param name="cause">One of <see cref="DeadLetterCause"/> or the graph's own, kebab-case, bounded.</param>
    void DeadLettered(InputSource source, string cause)
    {
    }

    /// <summary>A record came too late to change its interaction, within the transaction.</summary>
    /// <param name="source">The topic it came from.</param>
    void Late(InputSource source)
    {
    }

    /// <summary>A record told of something that has been counted, and was left out, within the transaction.</summary>
    /// <param name="source">The topic it came from.</param>
    void Duplicated(InputSource source)
    {
    }

    /// <summary>A reading was made (whether or not it is published), within the transaction.</summary>
    /// <param name="reading">Valid during the call only.</param>
    /// <param name="model">Name and version of the model; <c>supplied</c> when the record arrived scored.</param>
    void ReadingMade(in Reading reading, string model)
    {
    }

    /// <summary>An alert took a step, within the transaction.</summary>
    /// <param name="alert">The step.</param>
    void AlertRaised(Alert alert)
    {
    }

    /// <summary>A rule's condition was met, but the alert was held back, within the transaction.</summary>
    /// <param name="rule">Name of the rule.</param>
    /// <param name="reason">A bounded reason.</param>
    void AlertSuppressed(string rule, string reason)
    {
    }

    /// <summary>The transaction with an alert's step committed: it can be seen by readers of committed records.</summary>
    /// <param name="alert">The step.</param>
    /// <param name="sinceEvent">Wall clock minus event time of the step.</param>
    void AlertCommitted(Alert alert, TimeSpan sinceEvent)
    {
    }

    /// <summary>A live state was published, within the transaction.</summary>
    /// <param name="snapshot">Valid during the call only.</param>
    void LiveState(InteractionSnapshot snapshot)
    {
    }

    /// <summary>An interaction closed, within the transaction.</summary>
    /// <param name="outcome">Valid during the call only.</param>
    void OutcomeMade(Outcome outcome)
    {
    }

    /// <summary>It was decided what became of a survey or of waiting for one, within the transaction.</summary>
    /// <param name="outcome">What became of it.</param>
    void SurveyDecided(SurveyOutcome outcome)
    {
    }

    /// <summary>It was counted how an interaction of a queue ended, within the transaction.</summary>
    /// <param name="queue">The queue; <c>unknown</c> when nobody named it.</param>
    /// <param name="ended">How.</param>
    void QueueEnded(string queue, in QueueEnd ended)
    {
    }

    /// <summary>A commit succeeded.</summary>
    /// <param name="took">From flush to the broker's answer.</param>
    /// <param name="records">Input records in it.</param>
    /// <param name="written">Records written, by <see cref="OutputTopic"/>; valid during the call only.</param>
    void Committed(TimeSpan took, int records, ReadOnlySpan<int> written)
    {
    }

    /// <summary>A transaction was aborted and its in-memory writes undone or dropped.</summary>
    /// <param name="reason">Short and bounded: the client's error code or <c>poison</c>.</param>
    void Aborted(string reason)
    {
    }

    /// <summary>The producer was given up and everything is rebuilt from the changelog.</summary>
    /// <param name="reason">Short and bounded.</param>
    void Rebuilding(string reason)
    {
    }

    /// <summary>The cluster lost a commit that it had acknowledged; the inputs are processed again from where the state is.</summary>
    /// <param name="partition">The partition number.</param>
    void CommitLost(int partition)
    {
    }

    /// <summary>Partitions came or went.</summary>
    /// <param name="assigned">Partition numbers now held.</param>
    void Rebalanced(IReadOnlyList<int> assigned)
    {
    }

    /// <summary>Progress of restoring a partition; the last call has <paramref name="done"/> at or past <paramref name="target"/>.</summary>
    /// <param name="partition">The partition number.</param>
    /// <param name="done">Next changelog offset to read.</param>
    /// <param name="target">The changelog's end offset when restoring began.</param>
    /// <param name="elapsed">Since restoring began.</param>
    void RestoreProgress(int partition, long done, long target, TimeSpan elapsed)
    {
    }

    /// <summary>How far behind the worker is, about once a second.</summary>
    /// <param name="source">The topic.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="records">Records in the partition after the last processed one.</param>
    void Lag(InputSource source, int partition, long records)
    {
    }

    /// <summary>Keys (interactions, customers …) whose state is held by all tasks of the worker, about once a second.</summary>
    /// <param name="count">How many.</param>
    void LiveKeys(int count)
    {
    }
}
