using System.Diagnostics;
using System.Text.Json;
using EmotionStream.App.Tests.CommandLine;
using EmotionStream.App.Tests.Notifications;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.PageLoad;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Monitoring;

/// <summary>
/// Two workers, the live page with a viewer and notifications on a real Kafka with traffic of every kind, a real Prometheus and a real Alertmanager with the configuration that ships. Changed are addresses and
/// intervals only: a scrape and an evaluation a second, and no waiting for more alerts of a group.
/// </summary>
internal sealed class MonitoredPipeline : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);
    private readonly string _folder = Directory.CreateTempSubdirectory("emotionstream-monitoring-").FullName;
    private readonly CancellationTokenSource _stop = new();
    private readonly TestTopics _topics;
    private RunningCommand? _run;
    private RunningCommand? _page;
    private RunningCommand? _notify;
    private Circuits? _viewers;
    private Process? _alertmanager;
    private Task _traffic = Task.CompletedTask;

    private MonitoredPipeline(TestTopics topics) => _topics = topics;

    public PrometheusServer Prometheus { get; private set; } = null!;

    /// <summary>Takes what Alertmanager sends, at the address of the file that ships.</summary>
    public WebhookReceiver Receiver { get; private set; } = null!;

    public static async Task<MonitoredPipeline> StartAsync(string bootstrap, string recording)
    {
        var pipeline = new MonitoredPipeline(await TestTopics.CreateAsync(bootstrap, partitions: 4));
        string[] cluster = ["--bootstrap", bootstrap, "--set", $"Topics:Prefix={pipeline._topics.Prefix}", "--set", $"Pipeline:Application={pipeline._topics.Application}"];
        pipeline._run = new RunningCommand(["run", .. cluster, "--http-port", "0", "--workers", "2", "--set", "Logging:Level=error"]);
        pipeline.Receiver = await WebhookReceiver.StartAsync();
        pipeline._page = new RunningCommand(["dashboard", .. cluster, "--port", "0", "--http-port", "0", "--set", "Logging:Level=error"]);
        pipeline.Receiver.Answer = (request, _, context) =>
        {
            // A webhook that is gone, and one that works.
            context.Response.StatusCode = request.Path == "/gone" ? 404 : 200;
            return Task.CompletedTask;
        };
        pipeline._notify = new RunningCommand(
        [
            "notify", .. cluster, "--http-port", "0", "--set", "Logging:Level=none",
            "--set", $"Notify:Webhooks:desk:Url={new Uri(pipeline.Receiver.Address, "/desk")}", "--set", $"Notify:Webhooks:gone:Url={new Uri(pipeline.Receiver.Address, "/gone")}",
        ]);
        pipeline.StartServers(Port(pipeline._run), Port(pipeline._page), Port(pipeline._notify));
        pipeline._run.WaitReady(Patience);
        pipeline._notify.WaitReady(Patience);
        pipeline._traffic = Task.WhenAll(
            Task.Run(() => EmotionStream.App.CommandLine.EmotionStreamCli.RunAsync(["replay", recording, .. cluster, "--speed", "250"], TextWriter.Null, TextWriter.Null, pipeline._stop.Token)),
            Task.Run(pipeline.SendWhatIsRareAsync));

        // It waits for the first row.
        pipeline._viewers = await Circuits.OpenAsync(pipeline._page.Page(Patience), 1);
        return pipeline;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _traffic;
        Prometheus.Dispose();
        _alertmanager?.Kill();
        _alertmanager?.WaitForExit();
        await _viewers!.DisposeAsync();
        await _page!.DisposeAsync();
        await _notify!.DisposeAsync();
        await _run!.DisposeAsync();
        await Receiver.DisposeAsync();
        _topics.Dispose();
        _stop.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int Port(RunningCommand command) => new Uri(command.Address(Patience)).Port;

    private void StartServers(int worker, int page, int notify)
    {
        var alerts = FreePort.Next();
        Tool.Copy(Tool.Deploy("alertmanager"), Path.Combine(_folder, "alertmanager"));
        File.WriteAllText(Path.Combine(_folder, "slack-url"), new Uri(Receiver.Address, "/services/T0/B0/secret").ToString());
        Change("alertmanager/alertmanager.yml", ("/etc/alertmanager/secrets/slack-url", Path.Combine(_folder, "slack-url")), ("group_wait: 10s", "group_wait: 0s"));
        _alertmanager = Process.Start(new ProcessStartInfo("prometheus-alertmanager",
        [
            $"--config.file={_folder}/alertmanager/alertmanager.yml", $"--storage.path={_folder}/alertmanager/data", $"--web.listen-address=127.0.0.1:{alerts}",
            "--cluster.listen-address=", "--log.level=error",
        ]));

        Tool.Copy(Tool.Deploy("prometheus"), Path.Combine(_folder, "prometheus"));
        Change("prometheus/prometheus.yml", ("_interval: 15s", "_interval: 1s"));
        Change("prometheus/targets/emotionstream.yml", ("127.0.0.1:9464", $"127.0.0.1:{worker}"), ("127.0.0.1:9467", $"127.0.0.1:{notify}"), ("127.0.0.1:9469", $"127.0.0.1:{page}"));
        Change("prometheus/targets/alertmanager.yml", ("127.0.0.1:9093", $"127.0.0.1:{alerts}"));
        Prometheus = new PrometheusServer(Path.Combine(_folder, "prometheus/prometheus.yml"), Path.Combine(_folder, "data"));
    }

    private void Change(string file, params (string From, string To)[] changes)
    {
        var path = Path.Combine(_folder, file);
        var text = File.ReadAllText(path);
        foreach (var (from, to) in changes)
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        File.WriteAllText(path, text);
    }

    /// <summary>Records without meaning, records that come too late, an unknown language, silence, a moody customer, and somebody who takes alerts.</summary>
    private async Task SendWhatIsRareAsync()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var start = TimeProvider.System.GetUtcNow();
        _topics.Send(Conversations.Event("rare-late", start, InteractionEventType.Started), Conversations.Event("rare-late", start.AddMilliseconds(1), InteractionEventType.Ended));
        using var timer = new PeriodicTimer(Tick);
        for (var turn = 0; !_stop.IsCancellationRequested; turn++)
        {
            var now = TimeProvider.System.GetUtcNow();
            var angry = $"rare-angry-{turn}";
            _topics.Send(
                (InputSource.ChatMessages, "rare", "{"),
                Conversations.Event(angry, now, InteractionEventType.Started),
                Conversations.Chat(angry, now, Speaker.Customer, -1, turn),
                Conversations.Chat("rare-late", now, Speaker.Customer, 0.1, turn),

                // Falls and rises again: the second fall comes within the rule's cooldown.
                Conversations.Chat("rare-moody", now, Speaker.Customer, turn % 8 < 4 ? -1 : 1, turn),
                (InputSource.AudioFeatures, "rare-silence", Silence("rare-silence", now)),
                (InputSource.ChatMessages, "rare-language", Chat("rare-language", now, "これは何ですか、請求書がわかりません", "ja")));
            _topics.Send(Story($"rare-unrecovered-{turn}", now, -1, -1, -1));
            _topics.Send(Story($"rare-recovered-{turn}", now, -1, -1, 0.8, 0.9, 1));
            _topics.Send(_topics.Read(OutputTopic.Alerts)
                .Select(record => JsonSerializer.Deserialize(record.Value, ContractJson.Default.AlertMessage)!)
                .Where(alert => alert.InteractionId.StartsWith("rare-angry", StringComparison.Ordinal) && alert.State == AlertState.Opened && taken.Add(alert.AlertId))
                .Select(alert => Take(alert, now)).ToArray());
            if (!await NextAsync(timer))
                return;
        }
    }

    /// <summary>A short interaction whose turns have these valences.</summary>
    private static IEnumerable<(InputSource Source, string? Key, string Value)> Story(string id, DateTimeOffset from, params double[] valences) =>
    [
        Conversations.Event(id, from, InteractionEventType.Started),
        .. valences.Select((valence, turn) => Conversations.Chat(id, from.AddMilliseconds(turn * 10), Speaker.Customer, valence, turn)),
        Conversations.Event(id, from.AddMilliseconds(valences.Length * 10), InteractionEventType.Ended),
    ];

    private async Task<bool> NextAsync(PeriodicTimer timer)
    {
        try
        {
            return await timer.WaitForNextTickAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static (InputSource Source, string? Key, string Value) Take(AlertMessage alert, DateTimeOffset now) => (InputSource.AlertActions, alert.InteractionId, JsonSerializer.Serialize(
        new AlertActionMessage { InteractionId = alert.InteractionId, Time = now, AlertId = alert.AlertId, Action = AlertActionType.Acknowledged, By = "s-1" },
        ContractJson.Default.AlertActionMessage));

    private static string Silence(string id, DateTimeOffset time) => JsonSerializer.Serialize(
        new AudioFeaturesMessage { InteractionId = id, Time = time, Speaker = Speaker.Customer, WindowMs = 3000 }, ContractJson.Default.AudioFeaturesMessage);

    private static string Chat(string id, DateTimeOffset time, string text, string language) => JsonSerializer.Serialize(
        new ChatMessage { InteractionId = id, Time = time, Speaker = Speaker.Customer, Text = text, Language = language }, ContractJson.Default.ChatMessage);
}
