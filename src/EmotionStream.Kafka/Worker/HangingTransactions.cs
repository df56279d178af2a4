using Confluent.Kafka;
using EmotionStream.Kafka.Contracts;
using Microsoft.Extensions.Logging;

namespace EmotionStream.Kafka.Worker;

/// <summary>
/// Ends transactions that the coordinator takes for ended while a partition never got their marker: there the last stable offset stands still for ever, and with it a
/// restore. (Kafka 4.3.1 leaves markers out when it is started after a hard kill of the only broker and knows no leader of a partition yet.) A marker ends all that its
/// producer has open in a partition, and the producer id goes with the transactional id; so one more transaction on the partition, committed or aborted as the lost one
/// was, puts it right. A transaction of another worker's is not touched by it.
/// </summary>
/// <param name="context">What outlives the session.</param>
/// <param name="producer">The producer, with no transaction open.</param>
internal sealed class HangingTransactions(WorkerContext context, OutputProducer producer)
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Ends what hangs on the changelog of a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="from">The last stable offset.</param>
    /// <param name="to">The high watermark.</param>
    /// <param name="committed">The group's next offset of each input.</param>
    /// <exception cref="RebuildException">The transaction failed.</exception>
    public void End(PartitionTask task, long from, long to, IReadOnlyList<Offset> committed)
    {
        if (context.Options.Guarantee != ProcessingGuarantee.ExactlyOnce)
            return;
        var inputs = context.Kind.Inputs.Count;
        Span<byte> position = stackalloc byte[TaskPosition.Length(inputs)];
        var written = LastPosition(new TopicPartition(context.Options.ChangelogTopic, task.Partition), from, to);
        TaskPosition.Write(written ?? new long[inputs], position);

        // Offsets and state are of one transaction: if the group has what the state in doubt goes up to, it was committed.
        var commit = written is not null && written.Select(n => new Offset(n)).SequenceEqual(committed);
        Log.EndingHanging(context.Logger, commit ? "committing" : "aborting", task.Partition, from, to);
        try
        {
            if (commit)
                producer.CommitAlone(OutputTopic.Changelog, task.Partition, TaskPosition.Key, position);
            else
                producer.AbortEverywhere(task.Partition, TaskPosition.Key, position);
        }
        catch (TransactionAbortException e)
        {
            throw new RebuildException(e.Message, e);
        }
    }

    /// <summary>The last position written to a part of the changelog, committed or not; null when there is none.</summary>
    private long[]? LastPosition(TopicPartition changelog, long from, long to)
    {
        using var reader = context.Settings.BuildReader<byte[], byte[]>(IsolationLevel.ReadUncommitted, b => b.SetErrorHandler((_, _) => { }));
        reader.Assign(new TopicPartitionOffset(changelog, from));
        long[]? last = null;
        while (reader.Consume(RequestTimeout) is { IsPartitionEOF: false } result && result.Offset < to)
            if (TaskPosition.Key.SequenceEqual(result.Message.Key))
                last = TaskPosition.Read(result.Message.Value, context.Kind.Inputs.Count);
        return last;
    }
}
