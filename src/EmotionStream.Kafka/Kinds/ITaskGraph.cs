using EmotionStream.Core.Records;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.Kafka.Kinds;

/// <summary>The graph of one partition number as the worker's loop sees it, whatever it is keyed by.</summary>
internal interface ITaskGraph : IDisposable
{
    /// <summary>Where it publishes.</summary>
    TaskOutput Output { get; }

    /// <summary>Keys whose state is held.</summary>
    int LiveKeys { get; }

    /// <summary>True when an alert was published since the last <see cref="Checkpoint"/>.</summary>
    bool AlertPending { get; }

    /// <summary>Takes one changelog record while restoring.</summary>
    /// <param name="key">The changelog key.</param>
    /// <param name="value">The value; empty = tombstone.</param>
    void Restore(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

    /// <summary>Says that a record will be processed some sixteen records later.</summary>
    /// <param name="record">A decoded record.</param>
    void Prepare(KeyedRecord record);

    /// <summary>Runs the graph over one record.</summary>
    /// <param name="record">A decoded record.</param>
    void Process(KeyedRecord record);

    /// <summary>Says which inputs are read to their end, and the wall clock.</summary>
    /// <param name="wallTime">Now, milliseconds since the Unix epoch, UTC.</param>
    /// <param name="atEnd">By input, in the kind's order.</param>
    void Advance(long wallTime, ReadOnlySpan<bool> atEnd);

    /// <summary>Writes every dirty state.</summary>
    void Checkpoint();

    /// <summary>The transaction committed.</summary>
    void Commit();

    /// <summary>The transaction aborted.</summary>
    void Rollback();
}
