using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.PageLoad;

/// <summary>A floor of live interactions whose states change, with a critical alert now and then.</summary>
internal sealed class Floor : IDisposable
{
    private const int AlertsPerSecond = 2;
    private const int OpenAlerts = 12;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private readonly IProducer<byte[], byte[]> _producer;
    private readonly int _interactions;
    private readonly Random _random = new(7);
    private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow();
    private readonly Queue<AlertMessage> _open = [];
    private readonly int[] _turns;
    private readonly double[] _ends;
    private readonly double[] _peaks;
    private long _alerts;

    public Floor(string bootstrap, int interactions)
    {
        (_interactions, _turns, _ends, _peaks) = (interactions, new int[interactions], new double[interactions], new double[interactions]);
        _producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = bootstrap, LingerMs = 1, Partitioner = Partitioner.Murmur2Random }).SetLogHandler((_, _) => { }).Build();
    }

    /// <summary>When each alert's record was sent, milliseconds since the Unix epoch.</summary>
    public Dictionary<string, double> Sent { get; } = new(StringComparer.Ordinal);

    /// <summary>Updates a second that were really sent.</summary>
    public double Rate { get; private set; }

    public void Fill()
    {
        for (var i = 0; i < _interactions; i++)
            Update(i);
        _producer.Flush(TimeSpan.FromSeconds(60));
    }

    public async Task UpdateAsync(int perSecond, TimeSpan length)
    {
        var watch = Stopwatch.StartNew();
        var (sent, alerts) = (0L, 0);
        while (watch.Elapsed < length)
        {
            for (; sent < watch.Elapsed.TotalSeconds * perSecond; sent++)
                Update(_random.Next(_interactions));
            for (; alerts < watch.Elapsed.TotalSeconds * AlertsPerSecond; alerts++)
                Alert();
            await Task.Delay(Step);
        }

        Rate = sent / watch.Elapsed.TotalSeconds;
    }

    public void Dispose() => _producer.Dispose();

    private void Update(int number)
    {
        // What a customer feels drifts from turn to turn; the peak is the worst so far.
        var end = _ends[number] = Math.Clamp((_ends[number] * 0.95) + (_random.NextDouble() * 0.3) - 0.15, -1, 1);
        var peak = _peaks[number] = Math.Min(_peaks[number], end);
        var id = Id(number);
        var now = TimeProvider.System.GetUtcNow();
        _turns[number]++;
        Send("emotion.interactions", id, JsonSerializer.SerializeToUtf8Bytes(new InteractionMessage
        {
            InteractionId = id, CustomerId = "customer-" + id, AgentId = "agent-" + (number % 900), StartedAt = _start, LastEventAt = now, Queue = "queue-" + (number % 12), Channel = number % 2 == 0 ? "voice" : "chat",
            Language = "en", Turns = _turns[number], Mean = end / 2, Begin = 0, End = end, Peak = peak, PeakNegative = peak, PeakNegativeAt = peak == 0 ? null : new(_start, InputSource.ChatMessages, 0), PeakPositive = 0.1,
            PeakEnd = (peak + end) / 2, TroughEnd = (peak + end) / 2, Trend = end, Recovered = false, Remembered = (peak + end) / 2, LastValence = end, LastSmoothed = end, Effort = new(0, 0, 0, 0, 0, 0, 0),
            Abstentions = 0, OnHold = false, LastArousal = 0.5, LateEvents = 0, OpenAlerts = [],
            ToEndWell = new(0, Math.Max(0, -peak), true, peak < -0.5 ? null : 3),
        }, ContractJson.Default.InteractionMessage));
    }

    private void Alert()
    {
        var now = TimeProvider.System.GetUtcNow();
        var id = Id(_random.Next(_interactions));
        var alert = new AlertMessage
        {
            AlertId = "alert-" + _alerts++, InteractionId = id, Rule = "NegativePeak", State = AlertState.Opened, Severity = AlertSeverity.Critical, Measure = "smoothedValence", Value = -0.7, Threshold = -0.6,
            OpenedBy = new(now, InputSource.ChatMessages, 0), Time = now, Queue = "queue-1", Channel = "chat", Language = "en", CustomerId = "customer-" + id,
            Excerpt = "I have been waiting for three weeks and nobody calls back", Playbook = "Acknowledge the feeling before the facts; let the customer finish.",
        };
        Sent[alert.AlertId] = now.ToUnixTimeMilliseconds();
        Send(alert);
        _open.Enqueue(alert);
        if (_open.Count > OpenAlerts)
            Send(_open.Dequeue() with { State = AlertState.Closed, Time = now, Reason = "recovered", Excerpt = null, Playbook = null });
    }

    private static string Id(int number) => number.ToString("'i-'00000", CultureInfo.InvariantCulture);

    private void Send(AlertMessage alert) => Send("emotion.alerts", alert.InteractionId, JsonSerializer.SerializeToUtf8Bytes(alert, ContractJson.Default.AlertMessage));

    private void Send(string topic, string key, byte[] value) => _producer.Produce(topic, new() { Key = Encoding.UTF8.GetBytes(key), Value = value });
}
