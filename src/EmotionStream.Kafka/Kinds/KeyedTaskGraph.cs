using EmotionStream.Core.Graph;
using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Kinds;

/// <summary>The graph of a kind that the pipeline keys anew.</summary>
/// <typeparam name="TRecord">What it reads.</typeparam>
/// <param name="task">The task.</param>
/// <param name="output">Where it publishes.</param>
internal sealed class KeyedTaskGraph<TRecord>(IKeyedTask<TRecord> task, TaskOutput output) : ITaskGraph
    where TRecord : KeyedRecord
{
    public TaskOutput Output => output;

    public int LiveKeys => task.LiveKeys;

    public bool AlertPending => task.AlertPending;

    public void Restore(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => task.Restore(key, value);

    public void Prepare(KeyedRecord record)
    {
        // These topics carry a few records an interaction: there is nothing to gain by prefetching.
    }

    public void Process(KeyedRecord record) => task.Process((TRecord)record);

    public void Advance(long wallTime, ReadOnlySpan<bool> atEnd) => task.Advance(wallTime, atEnd);

    public void Checkpoint() => task.Checkpoint(output);

    public void Commit() => task.Commit();

    public void Rollback() => task.Rollback();

    public void Dispose() => task.Dispose();
}
