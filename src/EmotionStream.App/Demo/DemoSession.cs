using System.Diagnostics;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.App.Metrics;
using EmotionStream.App.Page;
using EmotionStream.App.Recordings;
using EmotionStream.App.State;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Fusion;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Kafka.Embedded;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Topics;

namespace EmotionStream.App.Demo;

/// <summary>
/// The whole way on one machine: bundled conversations → input topics of an embedded broker → the pipeline → output topics, read back. Nothing is
/// passed by the side: what is shown has been through Kafka twice.
/// </summary>
internal sealed class DemoSession : IAsyncDisposable
{
    private const int MaxExamples = 5;
    private static readonly TimeSpan DrainBound = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan DrainStep = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan ReadyStep = TimeSpan.FromMilliseconds(20);
    private readonly Recognisers _recognisers;
    private readonly PipelineMetrics _metrics;
    private readonly HealthState _health;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _stopPlaying = new();
    private readonly Percentiles _latency = new();
    private readonly List<OutcomeMessage> _outcomes = [];
    private readonly Stopwatch _watch;
    private readonly EmbeddedBroker _broker;
    private readonly HttpHost _http;
    private readonly PageServer _page;
    private readonly RecordSender _sender;
    private readonly Task _work;
    private TimeSpan? _firstReading;
    private bool _stopped;

    private DemoSession(DemoParts parts, double speed, Stopwatch watch, ILoggerFactory logs)
    {
        var (settings, broker, recognisers, metrics, health, store, http, page) = parts;
        (Speed, _watch, _broker, _recognisers, _metrics, _health, _http, _page, Store) = (speed, watch, broker, recognisers, metrics, health, http, page, store);
        var client = WorkerOptionsFactory.Client(settings);
        _sender = new RecordSender(client, settings.Topics.Prefix);
        var reader = new OutputTopicsReader(client, settings.Topics.Prefix, fromBeginning: true, store, logs.CreateLogger<OutputTopicsReader>())
        {
            ReadingRead = _ => _firstReading ??= _watch.Elapsed,
            AlertRead = OnAlert,
            OutcomeRead = OnOutcome,
        };
        var reading = Task.Factory.StartNew(() => reader.Run(_stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var pipeline = new Pipeline(settings, recognisers, metrics, health, logs).RunAsync(_stop.Token);
        var playing = Task.Run(PlayAsync);
        _work = Task.WhenAll(reading, pipeline, playing);
        Failed = Task.WhenAny(reading, pipeline, playing);
    }

    /// <summary>Live state, as read back from Kafka.</summary>
    public LiveStore Store { get; }

    /// <summary>Completes when a part of the demo stops by itself, which none should.</summary>
    public Task<Task> Failed { get; }

    /// <summary>Recorded seconds in one.</summary>
    public double Speed { get; }

    /// <summary>Since the command started.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>Where metrics and state are served.</summary>
    public string HttpAddress => _http.Address;

    /// <summary>Where the live page is served.</summary>
    public string PageAddress => _page.Address;

    /// <summary>The embedded broker's address.</summary>
    public string Bootstrap => _broker.Bootstrap;

    /// <summary>Event to alert, so far.</summary>
    public PercentileSummary? Latency => _latency.Summary();

    /// <summary>Records the pipeline has read.</summary>
    public long EventsProcessed => (long)TaskKind.Interactions.Inputs.Sum(source => _metrics.EventsIn.WithLabels(TopicLabels.Of(source)).Value);

    /// <summary>Starts the broker, the pipeline and the conversations.</summary>
    /// <param name="settings">The settings; the embedded broker's address is put into them.</param>
    /// <param name="speed">Recorded seconds in one.</param>
    /// <param name="logs">Logs.</param>
    public static async Task<DemoSession> StartAsync(Settings settings, double speed, ILoggerFactory logs)
    {
        var watch = Stopwatch.StartNew();
        var recognisers = RecogniserFactory.Create(settings.Recognition);
        var broker = EmbeddedBroker.Start();
        UseEmbedded(settings, broker);
        var topics = new TopicNames(settings.Topics.Prefix, settings.Pipeline.Application);
        broker.Touch([.. topics.Inputs, .. topics.Outputs]);
        var registry = Registries.Create();
        var metrics = new PipelineMetrics(registry, settings.Http.MaxLabelValues);
        var health = new HealthState();
        var store = new LiveStore(settings.Http.MaxInteractions, TurnFusion.Of(settings.Interactions)) { Remembered = settings.Interactions.RememberedFormula };
        HttpHost? http = null;
        try
        {
            http = await HttpHost.StartAsync(settings.Http, registry, health, store, logs);
            var page = await StartPageAsync(settings, new PageMetrics(registry), logs);
            return new DemoSession(new(settings, broker, recognisers, metrics, health, store, http, page), speed, watch, logs);
        }
        catch
        {
            if (http is not null)
                await http.DisposeAsync();
            broker.Dispose();
            throw;
        }
    }

    /// <summary>Stops the conversations and the pipeline, and sums up.</summary>
    public async Task<DemoSummary> StopAsync()
    {
        var duration = _watch.Elapsed;
        _stopped = true;
        await _stopPlaying.CancelAsync();
        await DrainAsync();
        await _stop.CancelAsync();
        await _work;
        return Summarise(duration);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_stopped)
        {
            await _stopPlaying.CancelAsync();
            await _stop.CancelAsync();
            await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _page.DisposeAsync();
        await _http.DisposeAsync();
        _sender.Dispose();
        _broker.Dispose();
        _stopPlaying.Dispose();
        _stop.Dispose();
    }

    /// <summary>On the usual port, unless something else listens there: a demo should start whatever else runs.</summary>
    private static async Task<PageServer> StartPageAsync(Settings settings, PageMetrics metrics, ILoggerFactory logs)
    {
        try
        {
            return await PageServer.StartAsync(settings, metrics, logs);
        }
        catch (CommandException) when (settings.Page.Port == new PageSettings().Port)
        {
            settings.Page.Port = 0;
            return await PageServer.StartAsync(settings, metrics, logs);
        }
    }

    /// <summary>Leaves aside what a configuration for a real cluster says of it: the embedded broker knows neither TLS nor transactions.</summary>
    private static void UseEmbedded(Settings settings, EmbeddedBroker broker)
    {
        settings.Kafka.Clear();
        settings.Kafka["bootstrap.servers"] = broker.Bootstrap;

        // Its fetches wait out their time though a record has come.
        settings.Kafka["fetch.wait.max.ms"] = "10";
        EmbeddedBroker.Suit(settings.Pipeline);

        // The embedded broker does not find offsets by time, and holds nothing older than the demo.
        settings.Page.FromBeginning = true;
    }

    private async Task PlayAsync()
    {
        var bundled = DemoConversations.Load();
        await UntilReadyAsync();
        var now = TimeProvider.System.GetUtcNow();
        var player = new RecordPlayer(TimeProvider.System, Speed, new EventClock(now, now, 1 / Speed), now);
        var conversations = DemoConversations.Endless(bundled, now);
        try
        {
            await player.PlayAsync(TimeLine.Weave(conversations, now, TimeSpan.Zero), _sender.Send, _stopPlaying.Token);
        }
        catch (OperationCanceledException)
        {
            _sender.Flush();
            await Task.Delay(Timeout.Infinite, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // What is sent before anybody reads waits for it, and would stand in the latencies as if it had taken that long.
    private async Task UntilReadyAsync()
    {
        while (!_health.IsReady && !_stopPlaying.IsCancellationRequested)
            await Task.Delay(ReadyStep, _stopPlaying.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Waits until what was sent is processed and read back, within reason.</summary>
    private async Task DrainAsync()
    {
        var deadline = _watch.Elapsed + DrainBound;
        var before = (Processed: -1L, Read: -1L);
        while (_watch.Elapsed < deadline && !Failed.IsCompleted)
        {
            var now = (Processed: EventsProcessed, Read: Store.View().Counts.Readings);
            if (now == before && now.Processed == _sender.Sent.Sum())
                return;
            before = now;
            await Task.Delay(DrainStep);
        }
    }

    private void OnAlert(AlertMessage alert)
    {
        if (alert.State == AlertState.Opened)
            _latency.Add((TimeProvider.System.GetUtcNow() - alert.Time).TotalMilliseconds);
    }

    private void OnOutcome(OutcomeMessage outcome)
    {
        lock (_outcomes)
            _outcomes.Add(outcome);
    }

    private DemoSummary Summarise(TimeSpan duration)
    {
        var counts = Store.View().Counts;
        lock (_outcomes)
        {
            return new(
                Math.Round(duration.TotalSeconds, 1),
                Speed,
                _recognisers.TextModel,
                _recognisers.VoiceModel,
                Enum.GetValues<InputSource>().Where(source => _sender.Sent[(int)source] > 0).ToDictionary(TopicLabels.Of, source => _sender.Sent[(int)source], StringComparer.Ordinal),
                EventsProcessed,
                counts.Interactions,
                counts.Readings,
                counts.Abstentions,
                counts.Outcomes,
                counts.AlertsOpened,
                counts.DeadLetters,
                Latency,
                _firstReading?.TotalSeconds,
                [.. _outcomes.OrderBy(outcome => outcome.PeakNegative).Take(MaxExamples).Select(outcome => DemoExample.Of(outcome, Speed))]);
        }
    }

    private sealed record DemoParts(
        Settings Settings, EmbeddedBroker Broker, Recognisers Recognisers, PipelineMetrics Metrics, HealthState Health, LiveStore Store, HttpHost Http, PageServer Page);
}
