using System.Globalization;
using System.Text.Json.Nodes;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Tests.CommandLine;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Commands;

/// <summary>Ledgers of recorded conversations, run through the executable on a real Kafka.</summary>
/// <param name="kafka">The Kafka.</param>
public sealed class CustomersOfARecordingTests(KafkaFixture kafka)
{
    private const int Customers = 9;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task ServiceConversations_OfNineCustomers_LeaveWhatTheirOutcomesSay()
    {
        var recording = Path.Combine(KafkaFixture.Repository() ?? ".", "..", "shared", "data", "text", "service", "conversations.jsonl");
        Assert.SkipUnless(File.Exists(recording), "../shared/data is not beside the repository");
        var conversations = File.ReadLines(recording).Select(line => JsonNode.Parse(line)!).ToList();
        for (var i = 0; i < conversations.Count; i++)
            conversations[i]["customerId"] = $"customer-{i % Customers}";
        var file = Path.Combine(Path.GetTempPath(), $"customers-{Guid.NewGuid():N}.jsonl");
        await File.WriteAllLinesAsync(file, conversations.Select(c => c.ToJsonString()), TestContext.Current.CancellationToken);
        try
        {
            using var topics = await TestTopics.CreateAsync(kafka.Bootstrap);
            string[] cluster = ["--bootstrap", topics.Bootstrap, "--set", $"Topics:Prefix={topics.Prefix}", "--set", $"Pipeline:Application={topics.Application}"];
            await using var run = new RunningCommand(["run", .. cluster, "--set", "Interactions:IdlePartition=10s", "--http-port", "0", "--set", "Logging:Level=warning"]);
            run.WaitReady(Patience);
            var replay = await Cli.RunAsync(["replay", file, .. cluster, "--speed", "max"]);
            Assert.True(replay.Code == ExitCodes.Success, replay.Error);
            Eventually.True(() => Contacts(topics) == conversations.Count, Patience, () => $"{conversations.Count} outcomes are counted; {Contacts(topics)} are; {run.Output}");
            Assert.Equal(ExitCodes.Success, await run.StopAsync());

            Assert.Equal((Customers, conversations.Count), LedgerRecomputation.AssertEqual(topics));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static int Contacts(TestTopics topics) => topics.Read(OutputTopic.Customers).GroupBy(r => r.Key, StringComparer.Ordinal)
        .Sum(g => int.Parse(JsonNode.Parse(g.Last().Text)!["contacts"]!.ToString(), CultureInfo.InvariantCulture));
}
