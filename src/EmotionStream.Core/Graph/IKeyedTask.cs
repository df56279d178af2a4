using EmotionStream.Core.Records;

namespace EmotionStream.Core.Graph;

/// <summary>
/// The graph of one partition of a topic that the pipeline keys anew (by customer, by queue …), with its keyed state; what <see cref="IInteractionTask"/> is to the
/// interactions. The runtime calls it from one thread:
/// <see cref="Restore"/>* then (<see cref="Process"/>* <see cref="Advance"/> <see cref="Checkpoint"/> (<see cref="Commit"/> | <see cref="Rollback"/>))*.
/// </summary>
/// <typeparam name="TRecord">What it reads.</typeparam>
public interface IKeyedTask<in TRecord> : IDisposable
    where TRecord : KeyedRecord
{
    /// <summary>Keys whose state is held.</summary>
    int LiveKeys { get; }

    /// <summary>True when an alert was published since the last <see cref="Checkpoint"/>: the runtime commits sooner.</summary>
    bool AlertPending { get; }

    /// <summary>Takes one changelog record while restoring.</summary>
    /// <param name="key">The changelog key.</param>
    /// <param name="value">The value; empty = tombstone.</param>
    /// <exception cref="InvalidDataException">The value is corrupt or of a version this build does not know.</exception>
    void Restore(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

    /// <summary>Runs the graph over one record.</summary>
    /// <param name="record">A decoded record. Not kept.</param>
    void Process(TRecord record);

    /// <summary>Says which inputs are read to their end, and the wall clock; fires what is due.</summary>
    /// <param name="wallTime">Now, milliseconds since the Unix epoch, UTC.</param>
    /// <param name="atEnd">For each input, in the order in which the task kind names them, whether its partition is read to its end.</param>
    void Advance(long wallTime, ReadOnlySpan<bool> atEnd);

    /// <summary>Before the commit: writes every dirty state and the stream times to the changelog, and publishes each changed state.</summary>
    /// <param name="changelog">Receives binary states and tombstones.</param>
    void Checkpoint(IChangelog changelog);

    /// <summary>The transaction committed: forget the undo log.</summary>
    void Commit();

    /// <summary>The transaction aborted: every in-memory write since the last <see cref="Commit"/> is undone.</summary>
    void Rollback();
}
