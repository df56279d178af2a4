using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;

namespace EmotionStream.Testing;

/// <summary>A graph that throws on chosen records, half-way through them: after the real graph has run.</summary>
/// <param name="graph">The real graph.</param>
/// <param name="isPoison">Which records.</param>
public sealed class ThrowingGraph(InteractionTask graph, Func<InputRecord, bool> isPoison) : IInteractionTask, IDisposable
{
    /// <inheritdoc/>
    public int LiveInteractions => graph.LiveInteractions;

    /// <inheritdoc/>
    public long TaskTime => graph.TaskTime;

    /// <inheritdoc/>
    public bool AlertPending => graph.AlertPending;

    /// <inheritdoc/>
    public void Restore(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => graph.Restore(key, value);

    /// <inheritdoc/>
    public void Prepare(InputRecord record) => graph.Prepare(record);

    /// <inheritdoc/>
    public void Process(InputRecord record)
    {
        graph.Process(record);
        if (isPoison(record))
            throw new FormatException("poison");
    }

    /// <inheritdoc/>
    public void Advance(long wallTime, ReadOnlySpan<bool> atEnd) => graph.Advance(wallTime, atEnd);

    /// <inheritdoc/>
    public void Checkpoint(IChangelog changelog, Action<ReadOnlyMemory<byte>, InteractionSnapshot?> live) => graph.Checkpoint(changelog, live);

    /// <inheritdoc/>
    public void Commit() => graph.Commit();

    /// <inheritdoc/>
    public void Rollback() => graph.Rollback();

    /// <summary>Takes the graph apart.</summary>
    public void Dispose() => graph.Dispose();
}
