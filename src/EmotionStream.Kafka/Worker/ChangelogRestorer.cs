using System.Diagnostics;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace EmotionStream.Kafka.Worker;

/// <summary>
/// Reads the changelog of newly assigned partitions into their tasks: from the beginning, committed records only, until the end of the partition is
/// reported at or past the high watermark that a reader of uncommitted records sees. (A reader of committed ones would be told the last stable offset;
/// and control and aborted records don't move a position, so only the reported end tells that all was read.) Where an open transaction holds the last stable
/// offset back, it waits for its end, and asks for it once: see <see cref="HangingTransactions"/>.
/// </summary>
/// <param name="settings">Builds the clients.</param>
/// <param name="options">Settings.</param>
/// <param name="observer">Told of progress.</param>
/// <param name="logger">Log.</param>
internal sealed class ChangelogRestorer(ClientSettings settings, WorkerOptions options, IWorkerObserver observer, ILogger logger) : IDisposable
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a transaction that is just ending may take.</summary>
    private static readonly TimeSpan EndingTime = TimeSpan.FromSeconds(2);

    /// <summary>The cluster ends a transaction that was left open after its timeout, which it looks for every ten seconds.</summary>
    private static readonly TimeSpan TimeoutCheck = TimeSpan.FromSeconds(20);

    private readonly string _topic = options.ChangelogTopic;
    private readonly Scratch _key = new();
    private readonly Scratch _value = new();
    private IConsumer<Scratch, Scratch>? _reader;
    private IConsumer<Ignore, Ignore>? _watermarks;

    /// <summary>Restores tasks.</summary>
    /// <param name="tasks">The tasks, new.</param>
    /// <param name="endHanging">Ends a transaction that hangs on the changelog of a task: told the last stable offset and the high watermark.</param>
    /// <param name="cancellation">Ends the restore; the tasks are of no use then.</param>
    /// <exception cref="RebuildException">A transaction that nobody ends holds the changelog back.</exception>
    public void Restore(IReadOnlyCollection<PartitionTask> tasks, Action<PartitionTask, long, long> endHanging, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        _watermarks ??= settings.BuildReader<Ignore, Ignore>(IsolationLevel.ReadUncommitted, b => b.SetErrorHandler((_, _) => { }));
        var targets = new Dictionary<int, long>();
        var starts = new List<TopicPartitionOffset>();
        foreach (var task in tasks)
        {
            var partition = task.Partition;
            var at = new TopicPartition(_topic, partition);
            var range = _watermarks.QueryWatermarkOffsets(at, RequestTimeout);
            Log.RestoreRange(logger, partition, range.Low.Value, range.High.Value);
            task.ChangelogIsWhole = range.Low.Value == 0 && range.High.Value > 0;
            observer.RestoreProgress(partition, range.Low, range.High, TimeSpan.Zero);
            targets.Add(partition, range.High);
            starts.Add(new TopicPartitionOffset(at, range.Low));
        }

        var records = Read(tasks.ToDictionary(t => t.Partition), targets, starts, endHanging, started, cancellation);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Log.Restored(logger, records, string.Join(',', tasks.Select(t => t.Partition)), seconds, records / seconds);
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _watermarks?.Dispose();
    }

    private long Read(
        Dictionary<int, PartitionTask> tasks,
        Dictionary<int, long> targets,
        List<TopicPartitionOffset> starts,
        Action<PartitionTask, long, long> endHanging,
        long started,
        CancellationToken cancellation)
    {
        _reader ??= settings.BuildReader<Scratch, Scratch>(
            IsolationLevel.ReadCommitted, b => b.SetKeyDeserializer(_key).SetValueDeserializer(_value).SetErrorHandler((_, _) => { }));
        _reader.Assign(starts);
        var left = new HashSet<int>(targets.Keys);
        var heldBack = new Dictionary<int, HeldBack>();
        var records = 0L;
        var told = started;
        while (left.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var result = _reader.Consume(100);
            if (result is { IsPartitionEOF: true })
            {
                if (result.Offset.Value < targets[result.Partition])
                    heldBack[result.Partition] = new HeldBack(result.Offset, Stopwatch.GetTimestamp());
                else if (left.Remove(result.Partition))
                    observer.RestoreProgress(result.Partition, result.Offset, targets[result.Partition], Stopwatch.GetElapsedTime(started));
            }
            else if (result is not null)
            {
                tasks[result.Partition].Restore(_key.Span, _value.Span);
                records++;
                if (heldBack.Count > 0)
                    heldBack.Remove(result.Partition);
            }
            else
            {
                foreach (var partition in left)
                    if (heldBack.TryGetValue(partition, out var held))
                        Await(held, tasks[partition], targets[partition], endHanging);
            }

            if ((records & 1023) == 0 && Stopwatch.GetElapsedTime(told) >= ProgressInterval)
            {
                told = Stopwatch.GetTimestamp();
                Log.Restoring(logger, records, Stopwatch.GetElapsedTime(started).TotalSeconds, left.Count);
                foreach (var partition in left)
                    observer.RestoreProgress(partition, _reader.Position(new TopicPartition(_topic, partition)), targets[partition], Stopwatch.GetElapsedTime(started));
            }
        }

        _reader.Unassign();
        return records;
    }

    private void Await(HeldBack held, PartitionTask task, long target, Action<PartitionTask, long, long> endHanging)
    {
        var since = Stopwatch.GetElapsedTime(held.Since);
        if (since >= options.TransactionTimeout + TimeoutCheck)
        {
            throw new RebuildException(
                "Restore: an open transaction holds the changelog back",
                new TimeoutException($"{_topic} partition {task.Partition} can be read to offset {held.Offset} of {target} only. If no worker is running, look for it with kafka-transactions.sh find-hanging."));
        }

        if (since < EndingTime || held.IsAsked)
            return;
        held.IsAsked = true;
        endHanging(task, held.Offset, target);
    }

    /// <summary>A partition that could be read to its last stable offset only.</summary>
    private sealed class HeldBack(long offset, long since)
    {
        public long Offset { get; } = offset;

        public long Since { get; } = since;

        public bool IsAsked { get; set; }
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
