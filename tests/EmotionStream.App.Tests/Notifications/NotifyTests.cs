using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Tests.CommandLine;
using EmotionStream.Core.Alerts;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Testing;
using Microsoft.AspNetCore.Http;

namespace EmotionStream.App.Tests.Notifications;

/// <summary>`emotionstream notify` between a real Kafka and an HTTP receiver that fails in every way.</summary>
/// <param name="kafka">The Kafka.</param>
public sealed class NotifyTests(KafkaFixture kafka)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Alerts_GoByQueueAndSeverity_EachOnce_AndNotAgainAfterARestart()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        await using var receiver = await WebhookReceiver.StartAsync();
        string[] args =
        [
            .. Arguments(topics), "--page-url", "https://page.example",
            .. Webhook("desk", receiver, "slack"), .. Webhook("floor", receiver, "teams"), .. Webhook("log", receiver, "json"),
            .. Set("Routes:0:Queues:0", "billing"), .. Set("Routes:0:Webhooks:0", "desk"), .. Set("Routes:1:Severities:0", "critical"), .. Set("Routes:1:Webhooks:0", "floor"),
            .. Set("Routes:2:States:0", "opened"), .. Set("Routes:2:States:1", "closed"), .. Set("Routes:2:Webhooks:0", "log"),
        ];
        await using (var notify = new RunningCommand(args))
        {
            Send(
                topics,
                AlertSamples.Alert("a1"),
                AlertSamples.Alert("a2", queue: "claims"),
                AlertSamples.Alert("a3", severity: AlertSeverity.Warning),
                AlertSamples.Alert("a1", state: AlertState.Closed));
            Eventually.True(() => receiver.Requests.Count == 8, Patience, () => $"8 messages, not {receiver.Requests.Count}; {notify.Output}");
            Assert.Equal(ExitCodes.Success, await notify.StopAsync());
        }

        Assert.Equal(["a1", "a3"], Alerts(receiver, "/desk"));
        Assert.Equal(["a1", "a2"], Alerts(receiver, "/floor"));
        Assert.Equal(["a1", "a1", "a2", "a3"], Alerts(receiver, "/log"));
        Assert.Equal(4, receiver.Requests.Select(request => request.Key).Distinct().Count());

        await using var again = new RunningCommand(args);
        Send(topics, AlertSamples.Alert("a9"));
        Eventually.True(() => receiver.Requests.Any(request => request.Path == "/log" && request.Key!.StartsWith("a9", StringComparison.Ordinal)), Patience, "the new alert");
        Assert.Equal(["a1", "a1", "a2", "a3", "a9"], Alerts(receiver, "/log"));
    }

    [Fact]
    public async Task Trouble_IsTriedAgainWithTheSameKey_AndWhatNeverWorksIsADeadLetter()
    {
        Monitoring.Tool.Require("promtool", "prometheus");
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        await using var receiver = await WebhookReceiver.StartAsync();
        var gone = new TaskCompletionSource();
        receiver.Answer = (request, before, context) => (request.Path, receiver.Requests.Count(one => one.Path == request.Path)) switch
        {
            ("/shaky", 1) => Answer(context, 500),
            ("/shaky", 2) => Answer(context, 429, retryAfter: "1"),
            ("/shaky", 3) => gone.Task,
            ("/broken", _) => Answer(context, 503),
            ("/moved", _) => Answer(context, 404),
            _ => Answer(context, 200),
        };
        await using var notify = new RunningCommand(
        [
            .. Arguments(topics), .. Webhook("shaky", receiver, "json"), .. Webhook("broken", receiver, "slack"), .. Webhook("moved", receiver, "teams"),
            .. Set("Timeout", "500ms"), .. Set("Backoff", "10ms"), .. Set("Attempts", "4"), "--log-format", "json",
        ]);
        var clock = Stopwatch.StartNew();
        Send(topics, AlertSamples.Alert("a1"));

        Eventually.True(() => receiver.Requests.Count(request => request.Path == "/shaky") == 4, Patience, "four attempts");
        Assert.InRange(clock.Elapsed.TotalSeconds, 1.4, 60);
        Eventually.True(() => topics.Read(OutputTopic.DeadLetters).Count == 2, Patience, "two dead letters");
        Eventually.True(() => Committed(topics) == 1, Patience, "its offset is committed");
        using var client = new HttpClient { BaseAddress = new Uri(notify.Address(Patience)) };
        var metrics = await client.GetStringAsync("/metrics");
        Assert.Equal(ExitCodes.Success, await notify.StopAsync());
        gone.SetResult();

        Assert.Single(receiver.Requests.Select(request => request.Key).Distinct());
        Assert.Equal(4, receiver.Requests.Count(request => request.Path == "/broken"));
        Assert.Equal(1, receiver.Requests.Count(request => request.Path == "/moved"));
        var letters = topics.Read(OutputTopic.DeadLetters).OrderBy(letter => letter.Headers["cause"], StringComparer.Ordinal).ToArray();
        Assert.Equal(["notification-failed", "notification-rejected"], letters.Select(letter => letter.Headers["cause"]));
        Assert.Equal(["broken http-503", "moved http-404"], letters.Select(letter => letter.Headers["detail"]));
        Assert.All(letters, letter => Assert.Equal(topics.Names.Of(OutputTopic.Alerts), letter.Headers["origin-topic"]));
        Assert.Contains("emotionstream_notify_attempts_total{webhook=\"shaky\",result=\"timeout\"} 1", metrics, StringComparison.Ordinal);
        Assert.Contains("emotionstream_notify_deliveries_total{webhook=\"broken\",result=\"failed\"} 1", metrics, StringComparison.Ordinal);
        Assert.Equal((0, ""), Monitoring.Tool.Run("promtool", metrics, "check", "metrics"));
        var address = receiver.Address.Authority;
        Assert.DoesNotContain(address, metrics + notify.Output + string.Concat(letters.SelectMany(letter => letter.Headers.Values)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_WhileAMessageIsOnItsWay_SendsItAgainWithTheSameKey_AndLosesNone()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        await using var receiver = await WebhookReceiver.StartAsync();
        var held = new TaskCompletionSource();
        receiver.Answer = (_, before, context) => before == 3 ? held.Task : Answer(context, 200);

        // The group waits this long for a process that died without a word.
        string[] args = [.. Arguments(topics), .. Webhook("desk", receiver, "json"), "--set", "Kafka:session.timeout.ms=6000"];
        string[] keys = [.. Enumerable.Range(0, 10).Select(i => $"a{i}")];
        Send(topics, [.. keys.Select(key => AlertSamples.Alert(key))]);

        var command = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "emotionstream.dll"), .. args])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using (var first = Process.Start(command)!)
        {
            Eventually.True(() => receiver.Requests.Count == 4, Patience, "the fourth message is on its way");
            first.Kill();
            await first.WaitForExitAsync();
        }

        held.SetResult();
        var underWay = receiver.Requests[3].Key;
        await using var second = new RunningCommand(args);
        Eventually.True(() => receiver.Requests.Select(request => request.Key).Distinct().Count() == keys.Length, Patience, "all ten");
        Assert.Contains(underWay, receiver.Requests.Skip(4).Select(request => request.Key));
    }

    [Fact]
    public async Task NoWebhook_IsWrongUse()
    {
        var (code, _, error) = await Cli.RunAsync("notify", "--bootstrap", "127.0.0.1:1");

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("no webhook is configured", error, StringComparison.Ordinal);
    }

    private static string[] Arguments(TestTopics topics) =>
    [
        "notify", "--bootstrap", topics.Bootstrap, "--set", $"Topics:Prefix={topics.Prefix}", "--http-port", "0", .. Set("Group", topics.Application), .. Set("Start", "earliest"),
    ];

    private static string[] Set(string key, string value) => ["--set", $"Notify:{key}={value}"];

    private static string[] Webhook(string name, WebhookReceiver receiver, string format) =>
        [.. Set($"Webhooks:{name}:Url", new Uri(receiver.Address, name).ToString()), .. Set($"Webhooks:{name}:Format", format)];

    private static async Task Answer(HttpContext context, int status, string? retryAfter = null)
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.WriteAsync(status.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<string> Alerts(WebhookReceiver receiver, string path) =>
        receiver.Requests.Where(request => request.Path == path).Select(request => request.Key!.Split('-')[0]).Order(StringComparer.Ordinal);

    private static void Send(TestTopics topics, params AlertMessage[] alerts)
    {
        using var producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = topics.Bootstrap }).Build();
        foreach (var alert in alerts)
        {
            producer.Produce(
                topics.Names.Of(OutputTopic.Alerts),
                new() { Key = Encoding.UTF8.GetBytes(alert.InteractionId), Value = JsonSerializer.SerializeToUtf8Bytes(alert, ContractJson.Default.AlertMessage) });
        }

        producer.Flush(Patience);
    }

    private static long Committed(TestTopics topics)
    {
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig { BootstrapServers = topics.Bootstrap, GroupId = topics.Application }).Build();
        return consumer.Committed(Enumerable.Range(0, topics.Partitions).Select(p => new TopicPartition(topics.Names.Of(OutputTopic.Alerts), p)), Patience)
            .Sum(position => Math.Max(0, position.Offset.Value));
    }
}
