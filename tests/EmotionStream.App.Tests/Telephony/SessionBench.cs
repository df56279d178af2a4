using System.Text;
using System.Text.Json;
using EmotionStream.App.Telephony;
using EmotionStream.Core.Records;
using Microsoft.Extensions.Time.Testing;
using Prometheus;

namespace EmotionStream.App.Tests.Telephony;

/// <summary>What a session needs around it, and what came of it, without sockets or Kafka, by a clock of its own.</summary>
internal sealed class SessionBench
{
    private readonly CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();
    private readonly List<CallRecord> _late = [];

    public SessionBench()
    {
        Calls = new OpenCalls(Time, Settings.ReconnectTime, _late.Add);
        Context = new CallContext(Settings, Calls, new CallMetrics(_registry), Time);
    }

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.Parse("2026-11-22T09:00:00.123Z"));

    public CallSettings Settings { get; } = new();

    public OpenCalls Calls { get; }

    public CallContext Context { get; }

    /// <summary>Records sent when a wait was over.</summary>
    public IEnumerable<string> Late => _late.Select(Text);

    public static string Text(CallRecord record) => Encoding.UTF8.GetString(record.Value);

    public static ReadOnlyMemory<byte> Json(object message) => JsonSerializer.SerializeToUtf8Bytes(message);

    public static string[] Features(ICallSession session) =>
        [.. session.Outbox.Records.Where(record => record.Topic == InputSource.AudioFeatures).Select(Text)];

    public static string[] Events(ICallSession session) =>
        [.. session.Outbox.Records.Where(record => record.Topic == InputSource.InteractionEvents).Select(Text)];

    public static JsonElement[] Replies(ICallSession session) =>
        [.. session.Outbox.Replies.Select(reply => JsonDocument.Parse(reply).RootElement)];

    /// <summary>The value of a counter.</summary>
    public Task<double> CountAsync(string series) => _registry.CountAsync(series);
}
