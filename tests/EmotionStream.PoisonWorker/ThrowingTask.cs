using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;

namespace EmotionStream.PoisonWorker;

/// <summary>The real graph, but an operator breaks on records of a customer called <c>poison-…</c>: after the graph has worked on them and published.</summary>
/// <param name="graph">The real graph.</param>
internal sealed class ThrowingTask(InteractionTask graph) : IInteractionTask, IDisposable
{
    private const string Poison = "poison-";

    public int LiveInteractions => graph.LiveInteractions;

    public long TaskTime => graph.TaskTime;

    public bool AlertPending => graph.AlertPending;

    public void Prepare(InputRecord record) => graph.Prepare(record);

    public void Restore(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => graph.Restore(key, value);

    public void Process(InputRecord record)
    {
        graph.Process(record);
        if (record.CustomerId?.StartsWith(Poison, StringComparison.Ordinal) == true)
            throw new InvalidOperationException("An operator broke.");
    }

    public void Advance(long wallTime, ReadOnlySpan<bool> atEnd) => graph.Advance(wallTime, atEnd);

    public void Checkpoint(IChangelog changelog, Action<ReadOnlyMemory<byte>, InteractionSnapshot?> live) => graph.Checkpoint(changelog, live);

    public void Commit() => graph.Commit();

    public void Rollback() => graph.Rollback();

    public void Dispose() => graph.Dispose();
}
