using System.Runtime.CompilerServices;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Kinds;

/// <summary>The graph that follows interactions.</summary>
/// <param name="task">The task.</param>
/// <param name="output">Where it publishes.</param>
internal sealed class InteractionGraph(IInteractionTask task, InteractionOutput output) : ITaskGraph
{
    public TaskOutput Output => output;

    public int LiveKeys => task.LiveInteractions;

    public bool AlertPending => task.AlertPending;

    public void Restore(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (!output.TryRestore(key, value))
            task.Restore(key, value);
    }

    // The decoder of this kind makes no other records.
    public void Prepare(KeyedRecord record) => task.Prepare(Unsafe.As<InputRecord>(record));

    public void Process(KeyedRecord record) => task.Process(Unsafe.As<InputRecord>(record));

    public void Advance(long wallTime, ReadOnlySpan<bool> atEnd) => task.Advance(wallTime, atEnd);

    public void Checkpoint()
    {
        task.Checkpoint(output, output.LiveState);
        output.Checkpoint();
    }

    public void Commit()
    {
        task.Commit();
        output.Commit();
    }

    public void Rollback()
    {
        task.Rollback();
        output.Rollback();
    }

    public void Dispose() => (task as IDisposable)?.Dispose();
}
