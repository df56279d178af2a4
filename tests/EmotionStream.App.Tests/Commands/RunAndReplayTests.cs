using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Demo;
using EmotionStream.App.Recordings;
using EmotionStream.App.Tests.CommandLine;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Commands;

/// <summary>The executable's own commands against a real Kafka, exactly-once.</summary>
/// <param name="kafka">The Kafka.</param>
public sealed partial class RunAndReplayTests(KafkaFixture kafka)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task DryRun_PrintsWhatWouldBeSent()
    {
        var (code, output, _) = await Cli.RunAsync("replay", BundledFile(), "--dry-run", "--start", "2026-11-22T09:00:00Z", "--set", "Topics:Prefix=x.");

        Assert.Equal(ExitCodes.Success, code);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToArray();
        Assert.Equal(45, lines.Count(line => line[2].Contains("\"type\":\"started\"", StringComparison.Ordinal)));
        Assert.Equal("2026-11-22T09:00:00.000Z", JsonDocument.Parse(lines[0][2]).RootElement.GetProperty("time").GetString());
        Assert.All(lines, line => Assert.StartsWith("x.", line[0], StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Equal(line[1], JsonDocument.Parse(line[2]).RootElement.GetProperty("interactionId").GetString()));
    }

    [Fact]
    public async Task Replay_NoKafkaThere_FailsWithAMessage()
    {
        var (code, _, error) = await Cli.RunAsync("replay", BundledFile(), "--bootstrap", "127.0.0.1:1", "--speed", "max");

        Assert.Equal(ExitCodes.Failure, code);
        Assert.Contains("127.0.0.1:1", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BundledConversations_ThroughARealKafka_CountsInAreCountsOut() =>
        await CheckAsync(BundledFile(), workers: 2);

    [Fact]
    public async Task FrenchSupportConversations_ThroughARealKafka_CountsInAreCountsOut()
    {
        var file = Path.Combine(KafkaFixture.Repository() ?? ".", "..", "shared", "data", "text", "wmt_chat_fr", "conversations_train.jsonl");
        Assert.SkipUnless(File.Exists(file), "../shared/data is not beside the repository");

        var outcomes = await CheckAsync(file, workers: 1);

        Assert.Equal(264, outcomes);
    }

    private static string BundledFile()
    {
        var path = Path.Combine(Path.GetTempPath(), "emotionstream-bundled.jsonl.gz");
        using var resource = typeof(DemoConversations).Assembly.GetManifestResourceStream("EmotionStream.App.DemoData.conversations.jsonl.gz")!;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        if (!File.Exists(path) || new FileInfo(path).Length != copy.Length)
            File.WriteAllBytes(path, copy.ToArray());
        return path;
    }

    private async Task<int> CheckAsync(string file, int workers)
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap, partitions: 4);

        // A recording sent in one go leaps through event time, and on a busy machine one topic may reach the worker seconds after another.
        string[] patient = ["--set", "Interactions:IdlePartition=10s"];
        string[] cluster = ["--bootstrap", topics.Bootstrap, "--set", $"Topics:Prefix={topics.Prefix}", "--set", $"Pipeline:Application={topics.Application}"];
        await using var run = new RunningCommand(
            ["run", .. cluster, .. patient, "--http-port", "0", "--state", "--workers", workers.ToString(CultureInfo.InvariantCulture), "--set", "Logging:Level=warning"]);
        run.WaitReady(Patience);

        var replay = await Cli.RunAsync(["replay", file, .. cluster, "--speed", "max"]);

        Assert.True(replay.Code == ExitCodes.Success, replay.Error);
        var recorded = RecordingFile.Read(file).ToArray();
        var records = recorded.SelectMany(conversation => conversation.Records).ToArray();
        Assert.Equal(records.Length, int.Parse(Acknowledged().Match(replay.Output).Groups["count"].Value, CultureInfo.InvariantCulture));
        using var client = new HttpClient { BaseAddress = new Uri(run.Address(Patience)) };
        Eventually.True(() => Outcomes(client) >= recorded.Length, Patience, $"{recorded.Length} outcomes; the run says: {run.Output}");
        var metrics = await client.GetStringAsync("/metrics");
        Assert.Equal(ExitCodes.Success, await run.StopAsync());

        // Read anew from Kafka, as any consumer of committed records sees it.
        var outcomes = topics.Read(OutputTopic.Outcomes)
            .Select(record => JsonSerializer.Deserialize(record.Value, ContractJson.Default.OutcomeMessage)!).ToArray();
        Assert.Equal(recorded.Select(conversation => conversation.Id).Order(), outcomes.Select(outcome => outcome.InteractionId).Order());
        var said = records.Count(IsCustomers);
        var readings = topics.Read(OutputTopic.Readings)
            .Select(record => JsonSerializer.Deserialize(record.Value, ContractJson.Default.ReadingMessage)!).ToArray();
        var words = readings.Where(reading => reading.Source == InputSource.ChatMessages).ToArray();
        var lost = recorded.Select(conversation => (conversation.Id, Said: conversation.Records.Count(IsCustomers)))
            .Where(one => one.Said != words.Count(reading => reading.InteractionId == one.Id)).ToArray();
        Assert.True(
            lost.Length == 0,
            $"{words.Length} of {said} customer messages were read; {lost.Length} conversations differ, {string.Join(", ", lost.Take(5))}; "
            + $"{string.Join(", ", metrics.Split('\n').Where(IsAboutEvents))}");
        Assert.Equal(said, words.Select(reading => (reading.InteractionId, reading.Offset)).Distinct().Count());
        Assert.Equal(words.Count(reading => reading.Valence is not null && reading.Confidence >= 0.05), outcomes.Sum(outcome => outcome.Turns));
        if (readings.Length == words.Length)
            Assert.Equal(said, outcomes.Sum(outcome => outcome.Turns + outcome.Abstentions));
        Assert.Empty(topics.Read(OutputTopic.DeadLetters));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Path.GetFileName(file)}: {records.Length} records in, started {recorded.Length} = outcomes {outcomes.Length}, customer messages {said} = readings "
            + $"{words.Length} (turns {outcomes.Sum(outcome => outcome.Turns)}, abstentions {outcomes.Sum(outcome => outcome.Abstentions)}), dead letters 0");
        return outcomes.Length;
    }

    private static bool IsCustomers(RecordedRecord record) => record.Topic == InputSource.ChatMessages
        && Encoding.UTF8.GetString(record.Fields).StartsWith("{\"speaker\":\"customer\"", StringComparison.Ordinal);

    private static bool IsAboutEvents(string metric) =>
        metric.StartsWith("emotionstream_late", StringComparison.Ordinal) || metric.StartsWith("emotionstream_events", StringComparison.Ordinal);

    private static int Outcomes(HttpClient client)
    {
        using var summary = JsonDocument.Parse(client.GetStringAsync("/api/summary").GetAwaiter().GetResult());
        return summary.RootElement.GetProperty("outcomes").GetInt32();
    }

    [GeneratedRegex(@"(?m)^(?<count>\d+) records acknowledged", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Acknowledged();
}
