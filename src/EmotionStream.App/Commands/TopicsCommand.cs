using System.CommandLine;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Configuration;
using EmotionStream.App.Hosting;
using EmotionStream.Kafka.Topics;

namespace EmotionStream.App.Commands;

/// <summary><c>emotionstream topics</c>: the topics the pipeline needs, as planned and as the cluster has them.</summary>
internal static class TopicsCommand
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    /// <summary>Makes the command.</summary>
    internal static Command Create()
    {
        var command = new Command("topics", "Plan, create and check the topics on your Kafka.")
        {
            CreateTopics(), CheckTopics(), ListTopics(),
        };
        return command.WithExamples(
            "emotionstream topics create --bootstrap localhost:9092 --dry-run",
            "emotionstream topics create --bootstrap localhost:9092 --partitions 12",
            "emotionstream topics check --bootstrap localhost:9092   # exit code 1 when something differs");
    }

    private static Command CreateTopics()
    {
        var command = new Command("create", "Create the topics that are missing, after showing the plan. Existing ones are never changed.");
        var configuration = new ConfigurationOptions().AddTo(command);
        var partitions = PartitionsOption();
        var replication = new Option<short?>("--replication") { Description = "Replication factor. Default: the broker's.", HelpName = "N" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show the plan and change nothing." };
        command.Options.Add(partitions);
        command.Options.Add(replication);
        command.Options.Add(dryRun);
        command.SetAction((parsed, _) => WithClusterAsync(configuration.Load(parsed), parsed.GetValue(partitions), async (admin, plan) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var states = await admin.InspectAsync(plan);
            TopicTable.Write(states, output);
            var missing = states.Where(s => !s.Exists).Select(s => s.Spec).ToList();
            if (parsed.GetValue(dryRun))
            {
                await output.WriteLineAsync($"{missing.Count} of {states.Count} topics would be created.");
                return Differing(states) ? ExitCodes.Failure : ExitCodes.Success;
            }

            await admin.CreateAsync(missing, parsed.GetValue(replication));
            await output.WriteLineAsync($"{missing.Count} of {states.Count} topics created.");
            return Differing(states) ? ExitCodes.Failure : ExitCodes.Success;
        }));
        return command.WithExamples(
            "emotionstream topics create --bootstrap localhost:9092",
            "emotionstream topics create --bootstrap localhost:9092 --set Topics:Prefix=staging. --partitions 12 --replication 3");

        // What exists and differs is not put right by creating: say so by the exit code.
        static bool Differing(IReadOnlyList<TopicState> states) => states.Any(s => s.Exists && s.Differences.Count > 0);
    }

    private static Command CheckTopics()
    {
        var command = new Command("check", "Compare the topics with the plan; exit code 1 when something differs.");
        var configuration = new ConfigurationOptions().AddTo(command);
        var partitions = PartitionsOption();
        command.Options.Add(partitions);
        command.SetAction((parsed, _) => WithClusterAsync(configuration.Load(parsed), parsed.GetValue(partitions), async (admin, plan) =>
        {
            var states = await admin.InspectAsync(plan);
            TopicTable.Write(states, parsed.InvocationConfiguration.Output);
            return states.All(s => s.Differences.Count == 0) ? ExitCodes.Success : ExitCodes.Failure;
        }));
        return command.WithExamples("emotionstream topics check --bootstrap localhost:9092");
    }

    private static Command ListTopics()
    {
        var command = new Command("list", "Show the plan beside what the cluster has.");
        var configuration = new ConfigurationOptions().AddTo(command);
        command.SetAction((parsed, _) => WithClusterAsync(configuration.Load(parsed), null, async (admin, plan) =>
        {
            TopicTable.Write(await admin.InspectAsync(plan), parsed.InvocationConfiguration.Output);
            return ExitCodes.Success;
        }));
        return command.WithExamples("emotionstream topics list --bootstrap localhost:9092");
    }

    private static Option<int?> PartitionsOption()
    {
        var option = new Option<int?>("--partitions")
        {
            Description = $"Partitions of every topic: the most workers there can be. Default: as many as the input topics have, else {TopicPlan.DefaultPartitions}.",
            HelpName = "N",
        };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) is < 1 or > TopicPlan.MaxPartitions)
                result.AddError($"--partitions must be 1 to {TopicPlan.MaxPartitions}.");
        });
        return option;
    }

    private static async Task<int> WithClusterAsync(Settings settings, int? partitions, Func<TopicAdmin, TopicPlan, Task<int>> work)
    {
        var config = new ClientConfig(WorkerOptionsFactory.Client(settings));
        using var client = new AdminClientBuilder(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        var admin = new TopicAdmin(client, Timeout);
        try
        {
            var names = new TopicNames(settings.Topics.Prefix, settings.Pipeline.Application);
            var found = admin.PartitionCounts();
            var count = partitions ?? names.Inputs.Where(found.ContainsKey).Select(t => found[t]).DefaultIfEmpty(TopicPlan.DefaultPartitions).First();
            return await work(admin, TopicPlan.Create(names, count));
        }
        catch (CreateTopicsException e)
        {
            throw new CommandException(string.Join(
                Environment.NewLine, e.Results.Where(r => r.Error.IsError).Select(r => $"{r.Topic} could not be created: {r.Error.Reason}")));
        }
        catch (KafkaException e)
        {
            throw new CommandException($"Kafka at {config.BootstrapServers} does not answer: {e.Error.Reason}.");
        }
    }
}
