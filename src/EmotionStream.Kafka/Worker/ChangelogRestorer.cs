using System.Diagnostics;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace EmotionStream.Kafka.Worker;

/// <summary>
/// Reads the changelog of newly assigned partitions into their tasks: from the beginning, committed records only, until the end of the partition is
/// reported at or past the high watermark that a reader of uncommitted records sees. (A reader of committed ones would be told the last stable offset;
/// and control and aborted records don't move a position, so only the reported end tells that all was read.)
/// </summary>
/// <param name="settings">Builds the clients.</param>
/// <param name="topic">The changelog.</param>
/// <param name="observer">Told of progress.</param>
/// <param name="logger">Log.</param>
internal sealed class ChangelogRestorer(ClientSettings settings, string topic, IWorkerObserver observer, ILogger logger) : IDisposable
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(500);
    private readonly Scratch _key = new();
    private readonly Scratch _value = new();
    private IConsumer<Scratch, Scratch>? _reader;
    private IConsumer<Ignore, Ignore>? _watermarks;

    /// <summary>Restores tasks.</summary>
    /// <param name="tasks">The tasks, new.</param>
    /// <param name="cancellation">Ends the restore; the tasks are of no use then.</param>
    public void Restore(IReadOnlyCollection<PartitionTask> tasks, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        _watermarks ??= settings.BuildReader<Ignore, Ignore>(IsolationLevel.ReadUncommitted, b => b.SetErrorHandler((_, _) => { }));
        var targets = new Dictionary<int, long>();
        var starts = new List<TopicPartitionOffset>();
        foreach (var task in tasks)
        {
            var partition = task.Partition;
            var at = new TopicPartition(topic, partition);
            var range = _watermarks.QueryWatermarkOffsets(at, RequestTimeout);
            Log.RestoreRange(logger, partition, range.Low.Value, range.High.Value);
            task.ChangelogIsWhole = range.Low.Value == 0 && range.High.Value > 0;
            observer.RestoreProgress(partition, range.Low, range.High, TimeSpan.Zero);
            targets.Add(partition, range.High);
            starts.Add(new TopicPartitionOffset(at, range.Low));
        }

        var records = Read(tasks.ToDictionary(t => t.Partition), targets, starts, started, cancellation);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Log.Restored(logger, records, string.Join(',', tasks.Select(t => t.Partition)), seconds, records / seconds);
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _watermarks?.Dispose();
    }

    private long Read(
        Dictionary<int, PartitionTask> tasks, Dictionary<int, long> targets, List<TopicPartitionOffset> starts, long started, CancellationToken cancellation)
    {
        _reader ??= settings.BuildReader<Scratch, Scratch>(
            IsolationLevel.ReadCommitted, b => b.SetKeyDeserializer(_key).SetValueDeserializer(_value).SetErrorHandler((_, _) => { }));
        _reader.Assign(starts);
        var left = new HashSet<int>(targets.Keys);
        var records = 0L;
        var told = started;
        while (left.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var result = _reader.Consume(100);
            if (result is { IsPartitionEOF: true })
            {
                if (result.Offset.Value >= targets[result.Partition] && left.Remove(result.Partition))
                    observer.RestoreProgress(result.Partition, result.Offset, targets[result.Partition], Stopwatch.GetElapsedTime(started));
            }
            else if (result is not null)
            {
                tasks[result.Partition].Restore(_key.Span, _value.Span);
                records++;
            }

            if ((records & 1023) == 0 && Stopwatch.GetElapsedTime(told) >= ProgressInterval)
            {
                told = Stopwatch.GetTimestamp();
                Log.Restoring(logger, records, Stopwatch.GetElapsedTime(started).TotalSeconds, left.Count);
                foreach (var partition in left)
                    observer.RestoreProgress(partition, _reader.Position(new TopicPartition(topic, partition)), targets[partition], Stopwatch.GetElapsedTime(started));
            }
        }

        _reader.Unassign();
        return records;
    }

    /// <summary>Receives one key or value in a reused buffer.</summary>
    private sealed class Scratch : IDeserializer<Scratch>
    {
        private byte[] _bytes = new byte[512];
        private int _length;

        public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, _length);

        public Scratch Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context)
        {
            if (_bytes.Length < data.Length)
                _bytes = new byte[data.Length];
            data.CopyTo(_bytes);
            _length = data.Length;
            return this;
        }
    }
}
