using System.CommandLine;
using System.Runtime.InteropServices;
using Confluent.Kafka;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.App.Metrics;
using EmotionStream.App.Notifications;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Topics;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream notify</c>: alerts go where supervisors already are.</summary>
internal static class NotifyCommand
{
    /// <summary>Makes the command.</summary>
    internal static Command Create()
    {
        var command = new Command("notify", "Post alerts to webhooks (Slack, Microsoft Teams, JSON), routed by queue and severity, at least once.");
        var configuration = new ConfigurationOptions().AddTo(command);
        command.Options.Add(configuration.AddShort(
            new Option<string?>("--page-url") { Description = "Where the live page is; messages link to their interaction on it.", HelpName = "URL" }, "Notify:PageUrl"));
        command.Options.Add(configuration.AddShort(ConfigurationOptions.HttpPort(MetricsPorts.Notify.Value), "Http:Port"));
        command.Options.Add(configuration.AddShort(ConfigurationOptions.LogFormat(), "Logging:Format"));
        command.SetAction((parsed, cancellation) => RunAsync(configuration.Load(parsed, MetricsPorts.Notify), parsed.InvocationConfiguration.Output, cancellation));
        return command.WithExamples(
            "emotionstream notify --config notify.json --page-url https://emotion.example.com",
            "EMOTIONSTREAM__NOTIFY__WEBHOOKS__DESK__URL=https://hooks.slack.com/… emotionstream notify --bootstrap b:9092 --set Notify:Webhooks:desk:Format=slack");
    }

    private static async Task<int> RunAsync(Settings settings, TextWriter output, CancellationToken cancellation)
    {
        if (settings.Notify.Webhooks.Count == 0)
            throw CommandException.Usage("no webhook is configured: give Notify:Webhooks:NAME with Format and Url or UrlFile (docs/notify.md)");
        using var logs = Logs.Create(settings.Logging);
        var logger = logs.CreateLogger("EmotionStream.Notify");
        var client = WorkerOptionsFactory.Client(settings);
        var topics = new TopicNames(settings.Topics.Prefix, settings.Pipeline.Application);
        var (alerts, deadLetters) = (topics.Of(OutputTopic.Alerts), topics.Of(OutputTopic.DeadLetters));
        RequiredTopics.Find(client, alerts, deadLetters);

        var registry = Registries.Create();
        var metrics = new NotifyMetrics(registry);
        var health = new HealthState();
        health.Set(0, WorkerState.Starting, "joins the group");
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var sender = new DeadLetterSender(client, deadLetters, logger);
        var queues = settings.Notify.Webhooks.Keys
            .Select(name => new WebhookQueue(new Webhook(name, settings.Notify, http, metrics, TimeProvider.System), sender, metrics, TimeProvider.System, logger));
        using var notifier = new Notifier(settings, alerts, sender, queues, metrics, health, logger);
        await using var host = await HttpHost.StartAsync(settings.Http, registry, health, store: null, logs);
        logger.Versions(Build.Version, Library.VersionString, RuntimeInformation.FrameworkDescription);
        logger.NotifyStarted(settings.Notify.Webhooks.Count, alerts, settings.Notify.Group);
        await output.WriteLineAsync($"Metrics: {host.Address}/metrics");
        await output.FlushAsync(CancellationToken.None);

        // Consuming blocks, so it has a thread of its own and not one of the pool's.
        try
        {
            await Task.Factory.StartNew(() => notifier.Run(cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            return ExitCodes.Success;
        }
        catch (KafkaException problem)
        {
            throw new CommandException($"reading {alerts} can't go on: {problem.Error.Reason}. What is not committed is sent after the next start.");
        }
    }
}
