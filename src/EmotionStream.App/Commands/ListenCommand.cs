using System.CommandLine;
using System.Runtime.InteropServices;
using Confluent.Kafka;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.App.Metrics;
using EmotionStream.App.Telephony;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Topics;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream listen</c>: calls come in over WebSockets, their features and events go to Kafka.</summary>
internal static class ListenCommand
{
    private static readonly TimeSpan FlushBound = TimeSpan.FromSeconds(10);

    /// <summary>Makes the command.</summary>
    internal static Command Create()
    {
        var command = new Command("listen", "Take live calls (Twilio Media Streams, Genesys AudioHook): measure the customer's voice, write features and events to Kafka.");
        var configuration = new ConfigurationOptions().AddTo(command);
        command.Options.Add(configuration.AddShort(
            new Option<string?>("--address") { Description = "Where to listen. Default: loopback; elsewhere the senders' credentials are needed (docs/calls.md).", HelpName = "IP" },
            "Calls:Address"));
        command.Options.Add(configuration.AddShort(
            new Option<int?>("--port") { Description = "Port for calls; 0 takes a free one. Default 9465.", HelpName = "PORT" }, "Calls:Port"));
        command.Options.Add(configuration.AddShort(ConfigurationOptions.HttpPort(MetricsPorts.Listen.Value), "Http:Port"));
        command.Options.Add(configuration.AddShort(ConfigurationOptions.LogFormat(), "Logging:Format"));
        command.SetAction((parsed, cancellation) =>
            RunAsync(configuration.Load(parsed, MetricsPorts.Listen), parsed.InvocationConfiguration.Output, cancellation));
        return command.WithExamples(
            "emotionstream listen --bootstrap localhost:9092   # loopback, for a try with 'emotionstream call'",
            "emotionstream listen --config calls.json --address 0.0.0.0",
            "EMOTIONSTREAM__CALLS__TWILIO__AUTHTOKEN=… emotionstream listen --bootstrap b:9092 --set Calls:PublicUrl=wss://calls.example.com");
    }

    private static async Task<int> RunAsync(Settings settings, TextWriter output, CancellationToken cancellation)
    {
        using var logs = Logs.Create(settings.Logging);
        var logger = logs.CreateLogger("EmotionStream.Calls");
        var client = WorkerOptionsFactory.Client(settings);
        var topics = new TopicNames(settings.Topics.Prefix, settings.Pipeline.Application);
        RequireTopics(client, topics);
        var registry = Registries.Create();
        var metrics = new CallMetrics(registry);
        using var sink = new KafkaCallSink(client, topics, metrics, TimeProvider.System, logger);
        using var calls = new OpenCalls(TimeProvider.System, settings.Calls.ReconnectTime, sink.SendOrCount);
        var health = new HealthState();
        await using var http = await HttpHost.StartAsync(settings.Http, registry, health, store: null, logs);
        await using var listener = await CallListener.StartAsync(new(settings.Calls, calls, metrics, TimeProvider.System), sink, logs);
        logger.Versions(Build.Version, Library.VersionString, RuntimeInformation.FrameworkDescription);
        WarnOfOpenDoors(settings.Calls, logger);
        await AnnounceAsync(settings.Calls, listener.Address, http.Address, output);
        await HealthWatch.RunAsync(health, () => Look(sink), cancellation);
        logger.CallsStopping();
        await listener.StopAsync(settings.Calls.CloseTimeout * 2);
        var rest = new List<CallRecord>();
        calls.StopWaiting(rest);
        rest.ForEach(sink.SendOrCount);
        return sink.Flush(FlushBound) == 0 ? ExitCodes.Success : throw new CommandException("not every record was acknowledged by Kafka before the end");
    }

    private static void RequireTopics(Dictionary<string, string> client, TopicNames topics)
    {
        string[] needed = [topics.Of(InputSource.InteractionEvents), topics.Of(InputSource.AudioFeatures)];
        var found = RequiredTopics.Find(client, needed);
        if (found[needed[0]] != found[needed[1]])
            throw new CommandException($"{needed[0]} has {found[needed[0]]} partitions and {needed[1]} has {found[needed[1]]}; a task reads one partition number of each.");
    }

    private static void WarnOfOpenDoors(CallSettings calls, ILogger logger)
    {
        if (calls.Twilio is { Enabled: true, AuthToken: null or "" })
            logger.CallsUnauthenticated("twilio", "Calls:Twilio:AuthToken");
        if (calls.AudioHook is { Enabled: true, Keys.Count: 0 })
            logger.CallsUnauthenticated("audiohook", "Calls:AudioHook:Keys");
    }

    private static async Task AnnounceAsync(CallSettings calls, string address, string http, TextWriter output)
    {
        if (calls.Twilio.Enabled)
            await output.WriteLineAsync($"Twilio Media Streams: {address}{calls.Twilio.Path}");
        if (calls.AudioHook.Enabled)
            await output.WriteLineAsync($"Genesys AudioHook: {address}{calls.AudioHook.Path}");
        await output.WriteLineAsync($"Metrics: {http}/metrics");
        await output.FlushAsync(CancellationToken.None);
    }

    private static (WorkerState State, string Reason) Look(KafkaCallSink sink)
    {
        if (sink.Broken.IsFaulted)
            throw new CommandException($"the producer can't go on: {sink.Broken.Exception!.GetBaseException().Message}");
        return sink.IsReachable ? (WorkerState.Running, "takes calls") : (WorkerState.Paused, "Kafka does not answer");
    }
}
