using System.Text.Json;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Tests.CommandLine;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Backtest;

/// <summary>The topics of a real Kafka as the source of a backtest.</summary>
/// <param name="kafka">The Kafka.</param>
public sealed class TopicInputTests(KafkaFixture kafka)
{
    [Fact]
    public async Task Backtest_RecordingReplayedToTopics_GivesWhatTheFileGives()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap, partitions: 4);
        string[] cluster = ["--bootstrap", topics.Bootstrap, "--set", $"Topics:Prefix={topics.Prefix}"];
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".jsonl");
        try
        {
            await File.WriteAllLinesAsync(path, Enumerable.Range(0, 40).Select(Conversation));
            var (sent, _, _) = await Cli.RunAsync(["replay", path, "--speed", "max", "--start", "2026-01-05T08:00:00Z", "--stagger", "20s", .. cluster]);

            var (fromTopic, topicReport, _) = await Cli.RunAsync(["backtest", "--from", "topic", "--json", .. cluster]);
            var (fromFile, fileReport, _) = await Cli.RunAsync("backtest", "--from", path, "--stagger", "20s", "--json");

            Assert.Equal([ExitCodes.Success, ExitCodes.Success, ExitCodes.Success], [sent, fromTopic, fromFile]);
            Assert.Equal(Figures(fileReport), Figures(topicReport));
            Assert.Equal(40, JsonDocument.Parse(topicReport).RootElement.GetProperty("interactions").GetInt32());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Backtest_TopicsThatAreNotThere_FailsWithTheirNames()
    {
        var (code, _, error) = await Cli.RunAsync("backtest", "--from", "topic", "--bootstrap", kafka.Bootstrap, "--set", "Topics:Prefix=no-such.");

        Assert.Equal(ExitCodes.Failure, code);
        Assert.Contains("no-such.chat-messages", error, StringComparison.Ordinal);
    }

    private static string Conversation(int number)
    {
        var words = number % 4 == 0 ? "this is an absolute disgrace, I am furious, you are useless!" : "could you tell me the balance of my account?";
        return $$"""{"id":"t-{{number}}","language":"en","turns":[{"t":0,"who":"customer","text":"hello"},{"t":30,"who":"customer","text":"{{words}}"},{"t":60,"who":"agent","text":"yes"},{"t":{{number % 3 * 20 + 70}},"who":"customer","text":"{{words}}"}],"survey":{"satisfaction":{{(number % 5) + 1}} } }""";
    }

    private static string Figures(string report)
    {
        var root = JsonDocument.Parse(report).RootElement;
        return string.Join('\n', new[] { "wentBadly", "alertsPerHour", "precision", "recall", "leadTimeSeconds", "byRule", "perSupervisor" }.Select(name => root.GetProperty(name).GetRawText()));
    }
}
