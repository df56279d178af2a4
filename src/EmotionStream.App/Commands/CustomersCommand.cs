using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Confluent.Kafka;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Erasure;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Topics;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream customers</c>: what is kept of customers.</summary>
internal static class CustomersCommand
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Makes the command.</summary>
    internal static Command Create()
    {
        var command = new Command("customers", "What is kept of customers.") { Forget() };
        return command.WithExamples("emotionstream customers forget --customer c-17 --bootstrap localhost:9092");
    }

    private static Command Forget()
    {
        var command = new Command("forget", "Erase a customer: everything kept of them, at once where it is kept by key, and with the retention of each topic where not.");
        var customer = new Option<string>("--customer") { Description = "The customer's id, as started events name it.", HelpName = "ID", Required = true };
        customer.Validators.Add(result =>
        {
            if (CustomerErasure.Refusal(result.GetValue(customer) ?? "") is { } why)
                result.AddError($"--customer: {why}.");
        });
        command.Options.Add(customer);
        var configuration = new ConfigurationOptions().AddTo(command);
        var wait = new Option<int>("--wait")
        {
            Description = "Seconds to wait until the workers have done it; 0 = not at all.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => 30,
        };
        wait.Validators.Add(result =>
        {
            if (result.GetValue(wait) is < 0 or > 86_400)
                result.AddError("--wait must be 0 to 86400.");
        });
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be erased where and when, and change nothing." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        command.Options.Add(wait);
        command.Options.Add(dryRun);
        command.Options.Add(json);
        command.SetAction(async (parsed, stop) =>
        {
            var settings = configuration.Load(parsed);
            var report = await ForgetAsync(settings, parsed.GetValue(customer)!, parsed.GetValue(dryRun), TimeSpan.FromSeconds(parsed.GetValue(wait)), stop);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
                await output.WriteLineAsync(JsonSerializer.Serialize(report, Indented));
            else
                await WriteAsync(report, output);
            if (report.Applied != false)
                return ExitCodes.Success;
            await parsed.InvocationConfiguration.Error.WriteLineAsync(
                "error: The erasure is written, but the workers have not come to it yet. It takes effect as soon as they do; nothing needs to be done again.");
            return ExitCodes.Failure;
        });
        return command.WithExamples(
            "emotionstream customers forget --customer c-17 --bootstrap localhost:9092 --dry-run",
            "emotionstream customers forget --customer c-17 --bootstrap localhost:9092 --wait 120",
            "emotionstream customers forget --customer c-17 --bootstrap localhost:9092 --json");
    }

    private static async Task<ErasureReport> ForgetAsync(Settings settings, string customer, bool dryRun, TimeSpan wait, CancellationToken stop)
    {
        var client = WorkerOptionsFactory.Client(settings);
        var names = new TopicNames(settings.Topics.Prefix, settings.Pipeline.Application);
        string[] needed = [names.Of(InputSource.InteractionEvents), names.Of(InputSource.CustomerEvents), names.Of(OutputTopic.Interactions), names.Of(OutputTopic.Customers)];
        var counts = RequiredTopics.Find(client, needed);
        try
        {
            var plan = ErasurePlan.Create(names, await SettingsAsync(client, names), settings.Surveys.Window, TimeProvider.System.GetUtcNow());
            if (dryRun)
                return ErasureReport.Of(customer, plan, dryRun: true, applied: null);
            var erasure = new CustomerErasure(client, names, Timeout);
            var written = await erasure.WriteAsync(customer, plan, counts[names.Of(InputSource.InteractionEvents)]);
            TaskKind[] kinds = settings.Customers.Enabled ? [TaskKind.Interactions, TaskKind.Customers] : [TaskKind.Interactions];
            var applied = wait > TimeSpan.Zero ? await erasure.WaitAsync(written, kinds, wait, stop) : (bool?)null;
            return ErasureReport.Of(customer, plan, dryRun: false, applied);
        }
        catch (KafkaException problem)
        {
            throw new CommandException($"The erasure could not be written: {problem.Error.Reason}. Nothing has changed.");
        }
    }

    private static async Task<IReadOnlyDictionary<string, Kafka.Topics.TopicSettings>> SettingsAsync(Dictionary<string, string> client, TopicNames names)
    {
        using var admin = new AdminClientBuilder(new Dictionary<string, string>(client, StringComparer.OrdinalIgnoreCase))
            .SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        var topics = new TopicAdmin(admin, Timeout);
        var found = topics.PartitionCounts();
        return await topics.SettingsAsync([.. TopicPlan.Create(names, 1).Topics.Select(topic => topic.Name).Where(found.ContainsKey)]);
    }

    private static async Task WriteAsync(ErasureReport report, TextWriter output)
    {
        var width = report.Topics.Max(topic => topic.Topic.Length);
        var holds = report.Topics.Max(topic => topic.Holds.Length);
        foreach (var topic in report.Topics)
        {
            var gone = topic.GoneBy is { } by ? by.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) : "no bound set on the topic";
            var how = topic.Tombstoned ? $"tombstones at once, compacted by {gone}" : $"goes with retention, by {gone}";
            await output.WriteLineAsync($"{topic.Topic.PadRight(width)}  {topic.Holds.PadRight(holds)}  {how}");
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Events from before {report.Time:yyyy-MM-dd HH:mm:ss'Z'} are kept out until {report.RememberUntil:yyyy-MM-dd HH:mm'Z'}; all that stays for it is a hash of the id."));
        await output.WriteLineAsync(report switch
        {
            { DryRun: true } => "Nothing has been changed.",
            { Applied: true } => "Erased: the workers have written the tombstones.",
            _ => "The erasure is written to the log.",
        });
    }
}
