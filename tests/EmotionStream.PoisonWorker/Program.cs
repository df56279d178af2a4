// emotionstream run, with a graph that throws on records of customers called poison-…: run --bootstrap HOST:PORT --set SECTION:KEY=VALUE …
using System.Runtime.InteropServices;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.App.Metrics;
using EmotionStream.Core.Graph;
using EmotionStream.Kafka.Worker;
using EmotionStream.Testing;
using Microsoft.Extensions.Logging;

var assignments = args.Zip(args.Skip(1)).Where(pair => pair.First == "--set").Select(pair => pair.Second.Split('=', 2)).Select(a => KeyValuePair.Create(a[0], a[1]))
    .Append(KeyValuePair.Create("Kafka:bootstrap.servers", args[Array.IndexOf(args, "--bootstrap") + 1]));
var settings = SettingsLoader.Load(null, new Dictionary<string, string>(), assignments);
using var logs = Logs.Create(settings.Logging);
using var stop = new CancellationTokenSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});
var recognisers = RecogniserFactory.Create(settings.Recognition);
var options = WorkerOptionsFactory.Create(settings, 0, recognisers.VoiceModel);
var logger = logs.CreateLogger($"EmotionStream.Worker.{options.Ordinal}");
var metrics = new WorkerMetrics(new PipelineMetrics(Registries.Create(), settings.Http.MaxLabelValues), options.Ordinal, settings.Interactions.RecoveryThreshold);
new StreamWorker(
    options,
    (_, output) => new ThrowingGraph(
        new InteractionTask(settings.Interactions, settings.RuleSet, recognisers.Voice?.Invoke(), output),
        record => record.CustomerId?.StartsWith("poison-", StringComparison.Ordinal) == true),
    recognisers.Text?.Invoke(),
    new WorkerObserver("0", metrics, new HealthState(), logger),
    TimeProvider.System,
    logger).Run(stop.Token);
