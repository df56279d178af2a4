using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.EndToEnd;

/// <summary>Sums up what the worker did, for the end of the run.</summary>
internal sealed class Totals : IWorkerObserver
{
    private readonly long[] _written = new long[Enum.GetValues<OutputTopic>().Length];
    private long _commits;
    private long _records;
    private TimeSpan _committing;

    void IWorkerObserver.Committed(TimeSpan took, int records, ReadOnlySpan<int> written)
    {
        _commits++;
        _records += records;
        _committing += took;
        for (var i = 0; i < written.Length; i++)
            _written[i] += written[i];
    }

    public override string ToString() =>
        $"{_records} records in {_commits} commits, {_committing.TotalMilliseconds / Math.Max(1, _commits):0.0} ms a commit; written: "
        + string.Join(", ", Enum.GetValues<OutputTopic>().Select(t => $"{t} {_written[(int)t]}"));
}
