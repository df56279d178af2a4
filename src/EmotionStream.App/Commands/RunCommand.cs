using System.CommandLine;
using System.Runtime.InteropServices;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.App.Metrics;
using EmotionStream.App.State;
using EmotionStream.Core.Fusion;
using Prometheus;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream run</c>: the pipeline on a Kafka cluster, until told to stop.</summary>
internal static class RunCommand
{
    /// <summary>Makes the command.</summary>
    internal static Command Create()
    {
        var command = new Command("run", "Run the pipeline on your Kafka: read the input topics, write readings, live state, alerts and outcomes.");
        var configuration = new ConfigurationOptions().AddTo(command);
        command.Options.Add(configuration.AddShort(
            new Option<int?>("--workers") { Description = "Workers in this process, each with a consumer and a producer of its own.", HelpName = "N" },
            "Workers"));
        command.Options.Add(configuration.AddShort(
            new Option<int?>("--ordinal") { Description = "Number of the first worker; must differ between processes and survive a restart.", HelpName = "N" },
            "Pipeline:Ordinal"));
        command.Options.Add(configuration.AddShort(
            new Option<string?>("--text-model") { Description = "Text model file made by 'train text'. Default: the one that ships.", HelpName = "FILE" },
            "Recognition:TextModel"));
        command.Options.Add(configuration.AddShort(ConfigurationOptions.Rules(), "RuleFile"));
        command.Options.Add(configuration.AddShort(ConfigurationOptions.HttpPort("9464"), "Http:Port"));
        command.Options.Add(configuration.AddShort(
            new Option<bool>("--state") { Description = "Also read live state back and serve it under /api (loopback only)." },
            "Http:State"));
        command.Options.Add(configuration.AddShort(ConfigurationOptions.LogFormat(), "Logging:Format"));
        command.SetAction((parsed, cancellation) => RunAsync(configuration.Load(parsed), parsed.InvocationConfiguration.Output, cancellation));
        return command.WithExamples(
            "emotionstream run --bootstrap localhost:9092",
            "emotionstream run --config emotionstream.json --workers 2 --log-format json",
            "emotionstream run --bootstrap b:9093 --set Kafka:security.protocol=SSL --set Kafka:ssl.ca.location=ca.pem",
            "emotionstream run --bootstrap localhost:9092 --set Rules:NegativePeak:Open=-0.7");
    }

    private static async Task<int> RunAsync(Settings settings, TextWriter output, CancellationToken cancellation)
    {
        using var logs = Logs.Create(settings.Logging);
        var logger = logs.CreateLogger("EmotionStream");
        var registry = Registries.Create();
        var metrics = new PipelineMetrics(registry, settings.Http.MaxLabelValues);
        var health = new HealthState();
        var store = settings.Http.State ? new LiveStore(settings.Http.MaxInteractions, TurnFusion.Of(settings.Interactions)) { Remembered = settings.Interactions.RememberedFormula } : null;
        var recognisers = RecogniserFactory.Create(settings.Recognition);
        await using var http = await HttpHost.StartAsync(settings.Http, registry, health, store, logs);
        Announce(settings, recognisers, logger);
        await output.WriteLineAsync($"Metrics: {http.Address}/metrics");
        if (store is not null)
            await output.WriteLineAsync($"Live state: {http.Address}/api/summary");
        await output.FlushAsync(CancellationToken.None);

        await using var stopping = cancellation.Register(() => logger.Stopping());
        using var readerStop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reader = store is null ? Task.CompletedTask : ReadBackAsync(settings, store, logger, readerStop.Token);
        try
        {
            await new Pipeline(settings, recognisers, metrics, health, logs).RunAsync(cancellation);
        }
        finally
        {
            await readerStop.CancelAsync();
            await reader;
        }

        return ExitCodes.Success;
    }

    private static Task ReadBackAsync(Settings settings, LiveStore store, ILogger logger, CancellationToken cancellation)
    {
        var reader = new OutputTopicsReader(WorkerOptionsFactory.Client(settings), settings.Topics.Prefix, fromBeginning: false, store, logger);
        return Task.Factory.StartNew(() => reader.Run(cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private static void Announce(Settings settings, Recognisers recognisers, ILogger logger)
    {
        var options = WorkerOptionsFactory.Create(settings, 0, null);
        logger.Versions(Build.Version, Confluent.Kafka.Library.VersionString, RuntimeInformation.FrameworkDescription);
        logger.Models(recognisers.TextModel, recognisers.VoiceModel, settings.RuleSet.Rules.Count);
        logger.Workers(settings.Workers, options.Application, options.Guarantee, options.Bootstrap);
    }
}
