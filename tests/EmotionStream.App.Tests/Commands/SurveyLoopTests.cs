using System.Globalization;
using System.Text.Json;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Tests.CommandLine;
using EmotionStream.Core.Surveys;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Commands;

/// <summary>From surveys to the model in force, by the executable's own commands on a real Kafka.</summary>
/// <param name="kafka">The Kafka.</param>
public sealed class SurveyLoopTests(KafkaFixture kafka) : IDisposable
{
    private const string Angry = "this is an absolute disgrace, I am furious, you are useless!";
    private const string Glad = "thank you so much, that is wonderful!";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly string _folder = Directory.CreateTempSubdirectory("survey-loop").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Surveys_JoinedLive_TrainTheModelThatThenScoresOutcomes()
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap, partitions: 2);
        string[] cluster = ["--bootstrap", topics.Bootstrap, "--set", $"Topics:Prefix={topics.Prefix}", "--set", $"Pipeline:Application={topics.Application}"];
        var model = Path.Combine(_folder, "memory.json");
        const int Count = 120;

        // The beginning decides what is answered, of which peak-end hears least.
        await RunAsync(topics, cluster, Write("first", Count), Count, hours: 2);
        var (code, output, error) = await Cli.RunAsync(["train", "memory", "--from", "topic", .. cluster, "--out", model, "--name", "ours-1"]);

        Assert.True(code == ExitCodes.Success, output + error);
        Assert.Contains($"{Count} interactions, {Count} with a survey that counts", output, StringComparison.Ordinal);
        Assert.Contains("No window is over yet", output, StringComparison.Ordinal);
        Assert.All(Joined(topics), one => Assert.Equal("peakEnd", one.Outcome!.MemoryModel));

        await RunAsync(topics, cluster, Write("second", 20), Count + 20, hours: 1, "--set", $"Interactions:MemoryFile={model}");
        var later = Joined(topics).Where(one => one.InteractionId.StartsWith("second", StringComparison.Ordinal)).ToArray();

        Assert.Equal(20, later.Length);
        Assert.All(Joined(topics), one => Assert.Equal(5, one.Outcome!.Turns));
        Assert.All(later, one => Assert.StartsWith("ours-1@", one.Outcome!.MemoryModel, StringComparison.Ordinal));
        Assert.True(Rms(later) < Rms(Joined(topics).Except(later)), "the fitted model predicts what is said better than peak-end did");
    }

    [Theory]
    [InlineData("--out", "x.json")]
    [InlineData("--out", "x.json", "--from", "topic", "--data", "y.jsonl")]
    [InlineData("--out", "x.json", "--from", "topic", "--window", "3d")]
    [InlineData("--out", "x.json", "--from", "y.jsonl")]
    public async Task TrainMemory_FromNothingOrTwoThings_SaysWhatIsAllowed(params string[] arguments)
    {
        var (code, _, error) = await Cli.RunAsync(["train", "memory", .. arguments]);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.NotEmpty(error);
    }

    private static async Task RunAsync(TestTopics topics, string[] cluster, string file, int joined, int hours, params string[] more)
    {
        await using var run = new RunningCommand(
            ["run", .. cluster, .. more, "--set", "Interactions:IdlePartition=10s", "--http-port", "0", "--set", "Logging:Level=warning"]);
        run.WaitReady(Patience);

        // A replay leaps through event time: the second must not begin before the first has ended.
        var start = TimeProvider.System.GetUtcNow().AddHours(-hours).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var replay = await Cli.RunAsync(["replay", file, .. cluster, "--speed", "max", "--start", start]);
        Assert.True(replay.Code == ExitCodes.Success, replay.Error);
        Eventually.True(() => Joined(topics).Count == joined, Patience, () => $"{joined} joined; there are {Joined(topics).Count}; the run says: {run.Output}");
        Assert.Equal(ExitCodes.Success, await run.StopAsync());
    }

    private static IReadOnlyList<SurveyOutcomeMessage> Joined(TestTopics topics) =>
        [.. topics.Read(OutputTopic.SurveyOutcomes).Select(record => JsonSerializer.Deserialize(record.Value!, ContractJson.Default.SurveyOutcomeMessage)!)
            .Where(one => one.Status == SurveyStatus.Joined)];

    private static double Rms(IEnumerable<SurveyOutcomeMessage> records) => Math.Sqrt(records.Average(one => Math.Pow(one.Error!.Value, 2)));

    private string Write(string name, int count)
    {
        var random = new Random(count);
        var path = Path.Combine(_folder, name + ".jsonl");
        File.WriteAllLines(path, Enumerable.Range(0, count).Select(i =>
        {
            string[] turns = [.. Enumerable.Range(0, 5).Select(_ => random.Next(2) == 0 ? Angry : Glad)];
            var said = string.Join(',', turns.Select((text, n) => string.Create(CultureInfo.InvariantCulture, $$"""{"t":{{n * 20}},"who":"customer","text":"{{text}}"}""")));
            return $$"""{"id":"{{name}}-{{i}}","language":"en","turns":[{{said}}],"survey":{"satisfaction":{{(turns[0] == Angry ? 1 : 5)}} } }""";
        }));
        return path;
    }
}
