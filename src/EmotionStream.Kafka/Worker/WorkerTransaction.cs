using System.Diagnostics;
using Confluent.Kafka;
using EmotionStream.Core.Alerts;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.Kafka.Worker;

/// <summary>
/// What was processed since the last commit, and the commit itself: changed states, positions and outputs together, at the broker on a thread of its own. What was
/// processed counts, alerts are told of and suspects are cleared only once it has succeeded.
/// </summary>
/// <param name="context">What outlives the session.</param>
/// <param name="consumer">The consumer whose offsets are committed.</param>
/// <param name="producer">The producer.</param>
/// <param name="clock">When to commit.</param>
/// <param name="tasks">The tasks held, whichever they are at the time.</param>
internal sealed class WorkerTransaction(
    WorkerContext context, IConsumer<Ignore, Ignore> consumer, OutputProducer producer, CommitClock clock, ICollection<PartitionTask> tasks)
{
    private readonly List<RecordPosition> _suspects = [];
    private readonly List<TopicPartitionOffset> _offsets = [];
    private readonly int[] _written = new int[Enum.GetValues<OutputTopic>().Length];
    private Task? _commit;
    private long _commitStarted;
    private int _processed;

    /// <summary>Receives the alerts written in this transaction.</summary>
    public List<Alert> Alerts { get; } = [];

    /// <summary>Whether there is anything to commit.</summary>
    public bool HasWork => _processed > 0 || producer.HasWritten;

    /// <summary>Whether a commit is under way: state, as what is being committed, must not change meanwhile.</summary>
    public bool IsCommitting => _commit is { IsCompleted: false };

    /// <summary>A record was processed.</summary>
    public void Processed()
    {
        _processed++;
        clock.HasWork();
    }

    /// <summary>A record was processed that the graph had thrown on.</summary>
    /// <param name="suspect">The record.</param>
    public void Cleared(RecordPosition suspect) => _suspects.Add(suspect);

    /// <summary>Commits what is processed and waits for it.</summary>
    public void Commit()
    {
        if (Begin())
            End();
    }

    /// <summary>Writes the changed states and starts the commit.</summary>
    /// <returns>Whether there was anything to commit.</returns>
    public bool Begin()
    {
        if (!HasWork)
        {
            clock.Committed();
            return false;
        }

        _commitStarted = Stopwatch.GetTimestamp();
        _offsets.Clear();
        foreach (var task in tasks)
        {
            task.Checkpoint();
            task.AddOffsets(_offsets);
        }

        producer.Written.CopyTo(_written);
        _commit = Task.Run(() => producer.Commit(_offsets, consumer));
        return true;
    }

    /// <summary>Waits for the commit under way, if there is one, and draws the conclusions.</summary>
    public void End()
    {
        if (_commit is not { } commit)
            return;
        _commit = null;
        commit.GetAwaiter().GetResult();
        foreach (var task in tasks)
            task.Committed();
        var took = Stopwatch.GetElapsedTime(_commitStarted);
        clock.Committed();
        foreach (var suspect in _suspects)
            context.Poison.Remove(suspect);
        _suspects.Clear();
        context.Commits++;
        context.Mismatches = 0;
        context.Health.Succeeded();
        context.Observer.Committed(took, _processed, _written);
        _processed = 0;
        TellAlerts();
    }

    /// <summary>Nothing of what was processed counts any more.</summary>
    public void Forget()
    {
        Alerts.Clear();
        _suspects.Clear();
        _processed = 0;
    }

    private void TellAlerts()
    {
        if (Alerts.Count == 0)
            return;
        var now = context.Time.GetUtcNow();
        foreach (var alert in Alerts)
            context.Observer.AlertCommitted(alert, now - DateTimeOffset.FromUnixTimeMilliseconds(alert.Time));
        Alerts.Clear();
    }
}
