namespace EmotionStream.Kafka.Worker;

/// <summary>
/// Records the graph threw on, and how often. Such a record is processed alone in its transaction, and after <c>PoisonTries</c> goes to the dead
/// letters. The list lives as long as the worker: a rebuild does not forget it.
/// </summary>
internal sealed class PoisonList
{
    private readonly Dictionary<RecordPosition, Suspicion> _records = [];

    /// <summary>Whether any record is under suspicion; bytes of records are kept then.</summary>
    public bool Any => _records.Count > 0;

    /// <summary>The graph failed on a record.</summary>
    /// <param name="at">The record.</param>
    /// <param name="failure">Type of what it threw; null when the record is only to be read again with its bytes.</param>
    /// <returns>How often it has failed.</returns>
    public int Add(RecordPosition at, string? failure)
    {
        var tries = Find(at)?.Tries ?? 0;
        _records[at] = failure is null ? new(tries, null) : new(tries + 1, failure);
        return _records[at].Tries;
    }

    /// <summary>What is known against a record; null when nothing is.</summary>
    /// <param name="at">The record.</param>
    public Suspicion? Find(RecordPosition at) => _records.TryGetValue(at, out var suspicion) ? suspicion : null;

    /// <summary>A record was committed, processed or as a dead letter.</summary>
    /// <param name="at">The record.</param>
    public void Remove(RecordPosition at) => _records.Remove(at);

    /// <summary>What is known against a record.</summary>
    /// <param name="Tries">How often the graph failed on it.</param>
    /// <param name="Failure">Type of what it threw last.</param>
    public readonly record struct Suspicion(int Tries, string? Failure);
}
