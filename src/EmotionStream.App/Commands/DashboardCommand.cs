using System.CommandLine;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.App.Metrics;
using EmotionStream.App.Page;
using EmotionStream.App.Page.Model;
using EmotionStream.App.Page.Security;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream dashboard</c>: the supervisors' live page over the output topics of a Kafka.</summary>
internal static class DashboardCommand
{
    /// <summary>Makes the command.</summary>
    internal static Command Create()
    {
        var command = new Command("dashboard", "Serve the supervisors' live page and its API: interactions by risk, alerts to act on. Any number of replicas.");
        var configuration = new ConfigurationOptions().AddTo(command);
        command.Options.Add(configuration.AddShort(
            new Option<int?>("--port") { Description = "Port of the page; 0 takes a free one. Default 9466.", HelpName = "PORT" }, "Page:Port"));
        command.Options.Add(configuration.AddShort(
            new Option<string?>("--address") { Description = "Where to listen. Off loopback, Page:Keys or Page:OpenIdConnect are needed.", HelpName = "IP" }, "Page:Address"));
        command.Options.Add(configuration.AddShort(ConfigurationOptions.HttpPort(MetricsPorts.Dashboard.Value), "Http:Port"));
        command.Options.Add(configuration.AddShort(ConfigurationOptions.LogFormat(), "Logging:Format"));
        command.SetAction((parsed, cancellation) => RunAsync(configuration.Load(parsed, MetricsPorts.Dashboard), parsed.InvocationConfiguration.Output, cancellation));
        return command.WithExamples(
            "emotionstream dashboard --bootstrap localhost:9092",
            "EMOTIONSTREAM__PAGE__KEYS__0__KEY=$(openssl rand -base64 32) emotionstream dashboard --bootstrap b:9092 --address 0.0.0.0 \\\n"
            + "      --set Page:Keys:0:User=script --set Page:Keys:0:Role=viewer",
            "emotionstream dashboard --config emotionstream.json     # docs/page.md: OpenID Connect, replicas, proxies");
    }

    private static async Task<int> RunAsync(Settings settings, TextWriter output, CancellationToken cancellation)
    {
        using var logs = Logs.Create(settings.Logging);
        var registry = Registries.Create();
        var health = new HealthState();
        await using var http = await HttpHost.StartAsync(settings.Http, registry, health, store: null, logs);
        await using var server = await PageServer.StartAsync(settings, new PageMetrics(registry), logs);
        await output.WriteLineAsync($"Live page: {settings.Page.PublicUrl ?? server.Address}");
        await output.WriteLineAsync($"Asks who comes: {SignIn.Describe(settings.Page)}");
        await output.WriteLineAsync($"Metrics: {http.Address}/metrics");
        await output.FlushAsync(CancellationToken.None);
        await HealthWatch.RunAsync(health, () => Look(server), cancellation);
        return ExitCodes.Success;
    }

    private static (WorkerState State, string Reason) Look(PageServer server)
    {
        if (server.Reading.IsFaulted)
            throw new CommandException($"the reader of the topics stopped: {server.Reading.Exception.GetBaseException().Message}");
        return server.Connection switch
        {
            Connection.Live => (WorkerState.Running, "shows what Kafka holds"),
            Connection.Connecting => (WorkerState.Restoring, "reads what Kafka holds"),
            _ => (WorkerState.Paused, "Kafka does not answer"),
        };
    }
}
