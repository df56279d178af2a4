using System.Text.Json;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Tests.CommandLine;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Topics;
using EmotionStream.Kafka.Worker;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Commands;

/// <summary><c>emotionstream customers forget</c> against a real Kafka.</summary>
/// <param name="kafka">The Kafka.</param>
public sealed class CustomersCommandTests(KafkaFixture kafka)
{
    [Fact]
    public async Task DryRun_ListsWhatGoesWhereAndWhen_AndChangesNothing()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        var (code, output, _) = await ForgetAsync(topics, "--customer", "c-1", "--dry-run");

        Assert.Equal(ExitCodes.Success, code);
        foreach (var spec in Concerned(topics))
        {
            var line = Assert.Single(output.Split('\n'), l => l.StartsWith(spec.Name + " ", StringComparison.Ordinal));

            // What waits for surveys is kept by interaction alone, and ages.
            var tombstoned = spec.CleanupPolicy == "compact" && !spec.Name.EndsWith("-surveys-changelog", StringComparison.Ordinal);
            Assert.Contains(tombstoned ? "tombstones at once, compacted by 2" : "goes with retention, by 2", line, StringComparison.Ordinal);
        }

        Assert.Contains("Nothing has been changed.", output, StringComparison.Ordinal);
        Assert.Empty(topics.Read(topics.Names.Of(InputSource.CustomerEvents)));
        Assert.Empty(topics.Read(topics.Names.Of(InputSource.InteractionEvents)));
    }

    [Fact]
    public async Task Forget_WritesTheErasureWhereEveryTaskReadsIt_AndWaitsForTheWorkers()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        using var interactions = new WorkerHost(Options(topics));
        using var customers = new WorkerHost(Options(topics), new CustomerGraphFactory(new LedgerOptions()));
        var (code, output, _) = await ForgetAsync(topics, "--customer", "c-1", "--json", "--wait", "60");

        Assert.Equal(ExitCodes.Success, code);
        var report = JsonDocument.Parse(output).RootElement;
        Assert.Equal(("c-1", false, true), (report.GetProperty("customerId").GetString(), report.GetProperty("dryRun").GetBoolean(), report.GetProperty("applied").GetBoolean()));
        Assert.Equal(Concerned(topics).Length, report.GetProperty("topics").GetArrayLength());
        var orders = topics.Read(topics.Names.Of(InputSource.InteractionEvents));
        Assert.Equal([0, 1], orders.Select(o => o.Partition).Order());
        Assert.Single(topics.Read(topics.Names.Of(InputSource.CustomerEvents)));
        Assert.All(orders, o => Assert.Equal(
            (CustomerEventType.Forget, "c-1"), Order(JsonSerializer.Deserialize(o.Value!, ContractJson.Default.CustomerEventMessage)!)));
        Eventually.True(() => topics.Read(OutputTopic.Customers) is [{ Key: "c-1", Value: null }], TimeSpan.FromSeconds(60), "the tombstone");
        Assert.Empty(topics.Read(OutputTopic.DeadLetters));
        interactions.Stop();
        customers.Stop();
    }

    [Fact]
    public async Task Forget_WithoutWorkers_SaysThatItIsWrittenAndWaits()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
        var (code, _, error) = await ForgetAsync(topics, "--customer", "c-1", "--wait", "1");
        Assert.Equal(ExitCodes.Failure, code);
        Assert.Contains("takes effect as soon as they do", error, StringComparison.Ordinal);

        var (unwaited, output, _) = await ForgetAsync(topics, "--customer", "c-1", "--wait", "0");
        Assert.Equal(ExitCodes.Success, unwaited);
        Assert.Contains("The erasure is written to the log.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("a\nb", "it has control characters")]
    public async Task AnIdThatNobodyCanHave_IsRefused(string customer, string why)
    {
        var (code, _, error) = await Cli.RunAsync("customers", "forget", "--customer", customer, "--bootstrap", "localhost:1");

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains(why, error, StringComparison.Ordinal);
    }

    /// <summary>All topics but those that hold sums over a queue, of nobody in particular.</summary>
    private static TopicSpec[] Concerned(TestTopics topics) =>
        [.. TopicPlan.Create(topics.Names, 1).Topics.Where(spec => spec.Name != topics.Names.Of(OutputTopic.Queues) && !spec.Name.EndsWith("-queues-changelog", StringComparison.Ordinal))];

    private static (CustomerEventType Type, string Customer) Order(CustomerEventMessage message) => (message.Type, message.CustomerId);

    private static WorkerOptions Options(TestTopics topics) => new()
    {
        Bootstrap = topics.Bootstrap, Application = topics.Application, TopicPrefix = topics.Prefix, CustomerEvents = true,
    };

    private static Task<(int Code, string Output, string Error)> ForgetAsync(TestTopics topics, params string[] more) => Cli.RunAsync(
        ["customers", "forget", "--bootstrap", topics.Bootstrap, "--set", $"Topics:Prefix={topics.Prefix}", "--set", $"Pipeline:Application={topics.Application}", .. more]);
}
