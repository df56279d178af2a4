using Confluent.Kafka;

namespace EmotionStream.Kafka.Worker;

/// <summary>
/// Brings newly assigned tasks to life: asks for the group's committed offsets, restores the state, and sees to it that the first record read is the one that the
/// state has not seen.
/// </summary>
/// <param name="context">What outlives the session.</param>
/// <param name="consumer">The consumer of the inputs.</param>
/// <param name="restorer">Reads the changelog.</param>
/// <param name="hanging">Ends what holds it back.</param>
internal sealed class TaskStarter(WorkerContext context, IConsumer<Ignore, Ignore> consumer, ChangelogRestorer restorer, HangingTransactions hanging)
{
    private const int Looks = 3;
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Restores tasks and sets where they begin to read.</summary>
    /// <param name="tasks">The tasks, new.</param>
    /// <param name="partitions">All inputs of the tasks.</param>
    /// <param name="cancellation">Ends the restore.</param>
    /// <returns>Where to read each input from.</returns>
    /// <exception cref="RebuildException">Inputs of a task are missing, or the state is not where the group is and wants another look.</exception>
    /// <exception cref="WorkerConfigurationException">The changelog was deleted or cut.</exception>
    public List<TopicPartitionOffset> Start(IReadOnlyCollection<PartitionTask> tasks, List<TopicPartition> partitions, CancellationToken cancellation)
    {
        RequireWholeTasks(partitions);
        if (tasks.Count == 0)
            return [];

        // The consumer reads committed records only, and that alone makes the query wait for transactions that a predecessor left pending; so it comes first.
        var committed = Committed(partitions, out var timeout);
        if (context.Options.Changelog)
            restorer.Restore(tasks, (task, from, to) => hanging.End(task, from, to, [.. task.Partitions.Select(p => committed[p])]), cancellation);
        var starts = new List<TopicPartitionOffset>(partitions.Count);
        if (timeout is not null && tasks.Any(t => t.Restored is null))
            throw new RebuildException("Assign: the group's offsets are not to be had", timeout);
        foreach (var task in tasks)
            starts.AddRange(Begin(task, [.. task.Partitions.Select(p => committed[p])]));
        return starts;
    }

    /// <summary>
    /// The group's offsets; none known when a transaction that nobody ends holds them back (see <see cref="HangingTransactions"/>), which is longer than any that times
    /// out. The state says where to read on then, and the next commit ends that transaction.
    /// </summary>
    private Dictionary<TopicPartition, Offset> Committed(List<TopicPartition> partitions, out KafkaException? timeout)
    {
        try
        {
            timeout = null;
            return consumer.Committed(partitions, RequestTimeout).ToDictionary(c => c.TopicPartition, c => c.Offset);
        }
        catch (KafkaException e) when (e.Error.Code == ErrorCode.Local_TimedOut && context.Options.Changelog)
        {
            timeout = e;
            Log.OffsetsUnknown(context.Logger, RequestTimeout.TotalSeconds);
            return partitions.ToDictionary(p => p, _ => Offset.Unset);
        }
    }

    /// <summary>A broker that has just started may not know all topics yet, and then a task would be assigned without some of its inputs.</summary>
    private void RequireWholeTasks(List<TopicPartition> partitions)
    {
        var inputs = context.Kind.Inputs.Count;
        foreach (var task in partitions.GroupBy(p => p.Partition.Value))
            if (task.Count() != inputs)
                throw new RebuildException($"Assign: {task.Count()} of {inputs} inputs");
    }

    private List<TopicPartitionOffset> Begin(PartitionTask task, Offset[] committed)
    {
        var trusted = context.Options.Guarantee != ProcessingGuarantee.ExactlyOnce || IsWhereTheGroupIs(task, committed);
        var starts = new List<TopicPartitionOffset>(task.Sources.Length);
        for (var i = 0; i < task.Sources.Length; i++)
        {
            // Where the state goes up to is what counts; without transactions it may be ahead of the group.
            var at = task.Partitions[i];
            var start = task.Restored is { } known ? new Offset(known[i])
                : trusted && committed[i] != Offset.Unset ? committed[i]
                : consumer.QueryWatermarkOffsets(at, RequestTimeout).Low;
            task.StartAt(task.Sources[i], start.Value);
            starts.Add(new TopicPartitionOffset(at, start));
        }

        Log.Starts(context.Logger, task.Partition, Numbers(starts.Select(s => s.Offset)), Numbers(committed));
        return starts;
    }

    /// <summary>
    /// State and offsets commit in one transaction, so they are equal, unless the cluster lost part of a commit that it had acknowledged: a coordinator that loads a
    /// committed transaction while it knows no leader of the transaction's partitions takes them for deleted and leaves their commit markers out, and the next
    /// abort takes their records back (seen with Kafka 4.3.1 after a hard kill of the only broker). The state is looked at again first; if it stays so, the
    /// inputs are read again from where the state is. That a changelog says nothing at all is only believed when nothing was ever removed from it.
    /// </summary>
    private bool IsWhereTheGroupIs(PartitionTask task, Offset[] committed)
    {
        // Offsets alone may be forgotten: of a group that was away for longer than offsets.retention.minutes.
        if (Enumerable.Range(0, committed.Length).All(i => committed[i] == Offset.Unset || committed[i].Value == task.Restored?[i]))
            return true;
        var state = task.Restored is { } known ? string.Join(' ', known) : "nothing";
        var message = $"of partition {task.Partition} the group has committed {Numbers(committed)}, the changelog says {state}";
        if (task.Restored is null && !task.ChangelogIsWhole)
        {
            throw new WorkerConfigurationException(
                $"The changelog {context.Options.ChangelogTopic} was deleted or cut: {message}. To begin anew, choose another Application, or delete the offsets of the group "
                + $"{context.Options.Application} too (kafka-consumer-groups.sh --delete-offsets).");
        }

        if (++context.Mismatches < Looks)
            throw new RebuildException("Restore: the state is not where the group is", new InvalidDataException(message));
        Log.CommitLost(context.Logger, message);
        context.Observer.CommitLost(task.Partition);
        return false;
    }

    private static string Numbers(IEnumerable<Offset> offsets) => string.Join(' ', offsets.Select(o => o == Offset.Unset ? "none" : o.ToString()));
}
