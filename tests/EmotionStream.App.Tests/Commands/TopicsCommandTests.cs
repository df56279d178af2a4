using Confluent.Kafka;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Tests.CommandLine;
using EmotionStream.Kafka.Topics;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Commands;

/// <summary><c>emotionstream topics</c> against a real Kafka.</summary>
/// <param name="kafka">The Kafka.</param>
public sealed class TopicsCommandTests(KafkaFixture kafka)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _prefix = $"topics{Guid.NewGuid():N}.";

    private static int Planned => TopicPlan.Create(new TopicNames("", ""), 1).Topics.Count;

    [Fact]
    public async Task DryRun_ShowsThePlanAndChangesNothing()
    {
        var (code, output, _) = await TopicsAsync("create", "--partitions", "3", "--dry-run");

        Assert.Equal(ExitCodes.Success, code);
        Assert.Contains($"{Planned} of {Planned} topics would be created.", output, StringComparison.Ordinal);
        Assert.Contains(_prefix + "chat-messages", output, StringComparison.Ordinal);
        Assert.Empty(await FoundAsync());
    }

    [Fact]
    public async Task Create_MakesWhatIsMissing_AndASecondTimeNothing()
    {
        var (code, output, _) = await TopicsAsync("create", "--partitions", "3");
        await CreatedAsync();

        Assert.Equal(ExitCodes.Success, code);
        Assert.Contains($"{Planned} of {Planned} topics created.", output, StringComparison.Ordinal);
        Assert.All(await FoundAsync(), topic => Assert.Equal(3, topic.Partitions.Count));
        Assert.Contains($"0 of {Planned} topics created.", (await TopicsAsync("create")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, (await TopicsAsync("check")).Code);
    }

    [Fact]
    public async Task Check_FindsATopicThatIsNotAsPlanned()
    {
        await TopicsAsync("create", "--partitions", "2");
        await CreatedAsync();
        using (var admin = Admin())
            await TestTopics.AlterAsync(admin, _prefix + "interactions", "cleanup.policy", "delete");

        var (code, output, _) = await TopicsAsync("check");

        Assert.Equal(ExitCodes.Failure, code);
        var line = Assert.Single(output.Split('\n'), l => l.Contains("cleanup.policy", StringComparison.Ordinal));
        Assert.Contains(_prefix + "interactions", line, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Error)> TopicsAsync(string verb, params string[] more) => Cli.RunAsync(
        ["topics", verb, "--bootstrap", kafka.Bootstrap, "--set", $"Topics:Prefix={_prefix}", "--set", $"Pipeline:Application={_prefix}app", .. more]);

    private Task CreatedAsync() => Task.Run(() => Eventually.True(() => FoundAsync().Result.Count == Planned, Patience, "the broker tells of all topics"));

    private Task<List<TopicMetadata>> FoundAsync() => Task.Run(() =>
    {
        using var admin = Admin();
        return admin.GetMetadata(Patience).Topics.Where(t => t.Topic.StartsWith(_prefix, StringComparison.Ordinal)).ToList();
    });

    private IAdminClient Admin() => new AdminClientBuilder(new AdminClientConfig { BootstrapServers = kafka.Bootstrap }).Build();
}
