using System.Diagnostics;
using System.Text;
using Confluent.Kafka;
using EmotionStream.Verification.Topics;

namespace EmotionStream.ChaosTests.Running;

/// <summary>A reader of committed outputs, as a supervisor's screen is one: counts what arrives, and measures how long nothing does.</summary>
public sealed class Watcher : IDisposable
{
    private readonly IConsumer<byte[]?, byte[]?> _consumer;
    private readonly TopicNames _names;
    private readonly Thread _thread;
    private readonly HashSet<string> _outcomes = new(StringComparer.Ordinal);
    private volatile bool _stop;
    private volatile bool _measuring = true;
    private long _lastArrival;
    private long _longest;
    private int _count;
    private int _closed;

    /// <summary>Starts to read.</summary>
    /// <param name="bootstrap">The cluster.</param>
    /// <param name="names">The topics.</param>
    /// <param name="partitions">Partitions of each.</param>
    public Watcher(string bootstrap, TopicNames names, int partitions)
    {
        _names = names;
        _consumer = new ConsumerBuilder<byte[]?, byte[]?>(new ConsumerConfig
        {
            BootstrapServers = bootstrap,
            GroupId = "watcher",
            EnableAutoCommit = false,
            IsolationLevel = IsolationLevel.ReadCommitted,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            FetchWaitMaxMs = 50,
            ReconnectBackoffMaxMs = 500,
        }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        string[] topics = [names.Readings, names.Alerts, names.Outcomes, names.DeadLetters];
        _consumer.Assign(topics.SelectMany(t => Enumerable.Range(0, partitions).Select(p => new TopicPartitionOffset(t, p, Offset.Beginning))));
        _thread = new Thread(Read) { IsBackground = true, Name = "watcher" };
        _thread.Start();
    }

    /// <summary>Records that have arrived.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Interactions of which an outcome has arrived.</summary>
    public int Outcomes => Volatile.Read(ref _closed);

    /// <summary>The longest time within which nothing arrived, up to now or to <see cref="EndMeasuring"/>.</summary>
    public TimeSpan LongestGap => Stopwatch.GetElapsedTime(0, Volatile.Read(ref _longest));

    /// <summary>From now on gaps are not measured: the load is over.</summary>
    public void EndMeasuring()
    {
        Note();
        _measuring = false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop = true;
        _thread.Join();
        _consumer.Close();
        _consumer.Dispose();
    }

    private void Read()
    {
        while (!_stop)
        {
            var result = _consumer.Consume(TimeSpan.FromMilliseconds(100));
            if (result is null)
                continue;
            Note();
            Interlocked.Increment(ref _count);
            if (result.Topic == _names.Outcomes && _outcomes.Add(Encoding.UTF8.GetString(result.Message.Key!)))
                Interlocked.Increment(ref _closed);
        }
    }

    private void Note()
    {
        var now = Stopwatch.GetTimestamp();
        var last = Interlocked.Exchange(ref _lastArrival, now);
        if (last != 0 && _measuring && now - last > Volatile.Read(ref _longest))
            Volatile.Write(ref _longest, now - last);
    }
}
