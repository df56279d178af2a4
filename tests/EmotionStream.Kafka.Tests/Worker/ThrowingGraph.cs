using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Tests.Worker;

/// <summary>A graph that throws on chosen records, half-way through them: after the real graph has run.</summary>
/// <param name="graph">The real graph.</param>
/// <param name="isPoison">Which records.</param>
internal sealed class ThrowingGraph(IInteractionTask graph, Func<InputRecord, bool> isPoison) : IInteractionTask
{
    public int LiveInteractions => graph.LiveInteractions;

    public long TaskTime => graph.TaskTime;

    public bool AlertPending => graph.AlertPending;

    public void Restore(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => graph.Restore(key, value);

    public void Process(InputRecord record)
    {
        graph.Process(record);
        if (isPoison(record))
            throw new FormatException("poison");
    }

    public void Advance(long wallTime, ReadOnlySpan<bool> atEnd) => graph.Advance(wallTime, atEnd);

    public void Checkpoint(IChangelog changelog, Action<ReadOnlyMemory<byte>, InteractionSnapshot?> live) => graph.Checkpoint(changelog, live);

    public void Commit() => graph.Commit();

    public void Rollback() => graph.Rollback();
}
