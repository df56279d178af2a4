using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Graph;

/// <summary>
/// The graph of one partition number with its keyed state. The runtime that hosts it (Kafka, replay, backtest, benchmark) calls it from one thread:
/// <see cref="Restore"/>* then (<see cref="Process"/>* <see cref="Advance"/> <see cref="Checkpoint"/> (<see cref="Commit"/> | <see cref="Rollback"/>))*.
/// </summary>
public interface IInteractionTask
{
    /// <summary>Interactions whose state is held.</summary>
    int LiveInteractions { get; }

    /// <summary>
    /// Task time: the least, over the task's input partitions, of the highest event time seen, idle ones left out (milliseconds since the Unix epoch);
    /// <see cref="long.MinValue"/> before any record.
    /// </summary>
    long TaskTime { get; }

    /// <summary>True when an alert was published since the last <see cref="Checkpoint"/>: the runtime commits sooner.</summary>
    bool AlertPending { get; }

    /// <summary>Takes one changelog record while restoring.</summary>
    /// <param name="key">The changelog key.</param>
    /// <param name="value">The value; empty = tombstone.</param>
    /// <exception cref="InvalidDataException">The value is corrupt or of a version this build does not know.</exception>
    void Restore(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

    /// <summary>
    /// Says that a record will be processed some sixteen records later, so that its interaction's state can be brought towards the cache. It changes nothing.
    /// </summary>
    /// <param name="record">A decoded record.</param>
    void Prepare(InputRecord record)
    {
    }

    /// <summary>Runs the graph over one record.</summary>
    /// <param name="record">A decoded record; customers' texts already scored. Not kept.</param>
    void Process(InputRecord record);

    /// <summary>Says which inputs are read to their end, and the wall clock; fires what is due (closings, silences).</summary>
    /// <param name="wallTime">Now, milliseconds since the Unix epoch, UTC.</param>
    /// <param name="atEnd">For each <see cref="InputSource"/>, whether its partition is read to its end.</param>
    void Advance(long wallTime, ReadOnlySpan<bool> atEnd);

    /// <summary>Before the commit: writes every dirty state and the stream times to the changelog, and each changed live state to <paramref name="live"/>.</summary>
    /// <param name="changelog">Receives binary states and tombstones.</param>
    /// <param name="live">Receives live states; a null snapshot is a tombstone for the key.</param>
    void Checkpoint(IChangelog changelog, Action<ReadOnlyMemory<byte>, InteractionSnapshot?> live);

    /// <summary>The transaction committed: forget the undo log.</summary>
    void Commit();

    /// <summary>The transaction aborted: every in-memory write since the last <see cref="Commit"/> is undone.</summary>
    void Rollback();
}
