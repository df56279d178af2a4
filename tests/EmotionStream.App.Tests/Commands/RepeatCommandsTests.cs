using System.Globalization;
using System.Text.Json;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Tests.CommandLine;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Commands;

/// <summary>Who comes back: training, report and the model in force.</summary>
/// <param name="kafka">The Kafka.</param>
public sealed class RepeatCommandsTests(KafkaFixture kafka) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly string _folder = Directory.CreateTempSubdirectory("repeat").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task TrainRepeat_FailedSelfServiceBringsThemBack_WritesAModelThatTheLivePathUses()
    {
        var data = Write(260, failures => 1 / (1 + Math.Exp(3 - (2 * failures))));
        var (model, page) = (Path.Combine(_folder, "repeat.json"), Path.Combine(_folder, "page.html"));

        var (code, output, error) = await Cli.RunAsync("train", "repeat", "--data", data, "--out", model, "--name", "ours-1", "--html", page, "--json");

        Assert.True(code == ExitCodes.Success, output + error);
        using var report = JsonDocument.Parse(output);
        Assert.True(report.RootElement.GetProperty("beatsBaseRate").GetBoolean());
        Assert.True(report.RootElement.GetProperty("brier").GetProperty("gainLow").GetDouble() > 0);
        Assert.InRange(report.RootElement.GetProperty("calibrationError").GetDouble(), 0, 0.15);
        Assert.Equal(260, report.RootElement.GetProperty("customers").GetInt32());
        Assert.Contains("<svg", await File.ReadAllTextAsync(page), StringComparison.Ordinal);

        var outcomes = await LiveAsync(model);
        Assert.StartsWith("ours-1@", outcomes["calm"].RepeatContact!.Model, StringComparison.Ordinal);
        Assert.True(outcomes["calm"].RepeatContact!.Probability < 0.3, "calm");
        Assert.True(outcomes["failed"].RepeatContact!.Probability > 0.7, "failed");
        Assert.Equal("selfServiceFailures", outcomes["failed"].RepeatContact!.Reasons[0].Feature);
        Assert.Equal(7, outcomes["failed"].RepeatContact!.WithinDays);
    }

    [Fact]
    public async Task TrainRepeat_RepeatsAreNoise_WritesNothingAndSaysWhy()
    {
        var data = Write(150, static _ => 0.4);
        var model = Path.Combine(_folder, "repeat.json");

        var (code, output, error) = await Cli.RunAsync("train", "repeat", "--data", data, "--out", model);

        Assert.Equal(ExitCodes.Failure, code);
        Assert.Contains("does not beat the base rate", error, StringComparison.Ordinal);
        Assert.Contains("Brier score", output, StringComparison.Ordinal);
        Assert.False(File.Exists(model));
    }

    [Fact]
    public async Task TrainRepeat_NobodyIsNamed_SaysSo()
    {
        var data = Path.Combine(_folder, "nameless.jsonl");
        await File.WriteAllTextAsync(data, """{"id":"a","turns":[{"who":"customer","text":"hello"}]}""");

        var (code, _, error) = await Cli.RunAsync("train", "repeat", "--data", data);

        Assert.Equal(ExitCodes.Failure, code);
        Assert.Contains("None of the 1 interactions of nameless.jsonl names its customer", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReportEffort_PairsFirstContactResolutionWithEffort()
    {
        var data = Write(200, failures => failures >= 2 ? 1 : 0);

        var (code, output, error) = await Cli.RunAsync("report", "effort", "--from", data, "--json");

        Assert.True(code == ExitCodes.Success, output + error);
        using var report = JsonDocument.Parse(output);
        var efforts = report.RootElement.GetProperty("efforts").EnumerateArray().ToDictionary(row => row.GetProperty("group").GetString()!, StringComparer.Ordinal);
        Assert.Equal(1, efforts["none"].GetProperty("firstContactResolution").GetDouble());
        Assert.Equal(0, efforts["3 and above"].GetProperty("firstContactResolution").GetDouble());
        Assert.Equal("billing", report.RootElement.GetProperty("queues")[0].GetProperty("group").GetString());
        var all = report.RootElement.GetProperty("all");
        Assert.Equal(efforts.Values.Sum(row => row.GetProperty("contacts").GetInt32()), all.GetProperty("contacts").GetInt32());
    }

    [Fact]
    public async Task ReportEffort_OfTheSameMatter_GoesByMomentsBeforeQueues()
    {
        var data = Path.Combine(_folder, "matters.jsonl");
        await File.WriteAllLinesAsync(data,
        [
            About("a-1", "sent-about", "2026-01-05", "billing", "fraud"), About("a-2", "sent-about", "2026-01-06", "cards", "fraud"),
            About("b-1", "another", "2026-01-05", "billing", "fraud"), About("b-2", "another", "2026-01-06", "billing", "moving"),
            About("c-1", "untold", "2026-01-05", "billing", "fraud"), About("c-2", "untold", "2026-01-06", "billing", null),
            About("last", "last", "2026-03-01", "billing", null),
        ]);

        Assert.Equal((6, 0.5), await ResolvedAsync());
        Assert.Equal((6, 0.6667), await ResolvedAsync("--same-matter"));

        async Task<(int Contacts, double Resolved)> ResolvedAsync(params string[] more)
        {
            var (code, output, error) = await Cli.RunAsync(["report", "effort", "--from", data, "--json", .. more]);
            Assert.True(code == ExitCodes.Success, output + error);
            using var report = JsonDocument.Parse(output);
            var all = report.RootElement.GetProperty("all");
            return (all.GetProperty("contacts").GetInt32(), Math.Round(all.GetProperty("firstContactResolution").GetDouble(), 4));
        }

        static string About(string id, string customer, string day, string queue, string? moment)
        {
            var events = moment is null ? "" : $$"""{"t":1,"type":"declared","moment":"{{moment}}"}""";
            return $$"""{"id":"{{id}}","customerId":"{{customer}}","queue":"{{queue}}","language":"en","start":"{{day}}T09:00:00Z","turns":[{"t":8,"who":"customer","text":"hello"}],"events":[{{events}}]}""";
        }
    }

    [Fact]
    public async Task RepeatFile_ThatIsNone_StopsTheStart()
    {
        var path = Path.Combine(_folder, "bad.json");
        await File.WriteAllTextAsync(path, """{"version":9}""");

        var (code, _, error) = await Cli.RunAsync("report", "effort", "--from", path, "--set", $"Interactions:RepeatFile={path}");

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("Interactions:RepeatFile", error, StringComparison.Ordinal);
        Assert.Contains("version 9", error, StringComparison.Ordinal);
    }

    private async Task<Dictionary<string, OutcomeMessage>> LiveAsync(string model)
    {
        using var topics = await TestTopics.CreateAsync(kafka.Bootstrap, partitions: 1);
        string[] cluster = ["--bootstrap", topics.Bootstrap, "--set", $"Topics:Prefix={topics.Prefix}", "--set", $"Pipeline:Application={topics.Application}"];
        var live = Path.Combine(_folder, "live.jsonl");
        await File.WriteAllLinesAsync(live, [Conversation("calm", "c-1", null, 0), Conversation("failed", "c-2", null, 3)]);
        await using var run = new RunningCommand(
            ["run", .. cluster, "--set", $"Interactions:RepeatFile={model}", "--set", "Interactions:IdlePartition=10s", "--http-port", "0", "--set", "Logging:Level=warning"]);
        run.WaitReady(Patience);
        var replay = await Cli.RunAsync(["replay", live, .. cluster, "--speed", "max"]);
        Assert.True(replay.Code == ExitCodes.Success, replay.Error);
        Eventually.True(() => topics.Read(OutputTopic.Outcomes).Count == 2, Patience, () => $"two outcomes; the run says: {run.Output}");
        Assert.Equal(ExitCodes.Success, await run.StopAsync());
        return topics.Read(OutputTopic.Outcomes).Select(record => JsonSerializer.Deserialize(record.Value!, ContractJson.Default.OutcomeMessage)!)
            .ToDictionary(one => one.InteractionId, StringComparer.Ordinal);
    }

    // Contacts two days apart for as long as the customer comes back, all drawn alike, and at last one by which all windows are over.
    private string Write(int customers, Func<int, double> probability)
    {
        var random = new Random(customers);
        var start = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
        var lines = new List<(DateTimeOffset At, string Line)>();
        for (var i = 0; i < customers; i++)
        {
            var at = start.AddMinutes(10 * i);
            for (var (contact, isBack) = (0, true); isBack; contact++, at = at.AddDays(2))
            {
                var failures = random.Next(4);
                lines.Add((at, Conversation($"i-{i}-{contact}", $"c-{i}", at, failures)));
                isBack = random.NextDouble() < probability(failures);
            }
        }

        var last = lines.Max(line => line.At).AddDays(30);
        lines.Add((last, Conversation("last", "c-last", last, 0)));
        var path = Path.Combine(_folder, Path.GetRandomFileName() + ".jsonl");
        File.WriteAllLines(path, lines.OrderBy(line => line.At).Select(line => line.Line));
        return path;
    }

    private static string Conversation(string id, string customer, DateTimeOffset? start, int failures)
    {
        var events = string.Join(',', Enumerable.Range(0, failures).Select(n => string.Create(CultureInfo.InvariantCulture, $$"""{"t":{{n + 1}},"type":"selfServiceFailed"}""")));
        var begin = start is { } at ? $"\"start\":\"{at:yyyy-MM-ddTHH:mm:ssZ}\"," : "";
        return $$"""{"id":"{{id}}","customerId":"{{customer}}","queue":"billing","language":"en",{{begin}}"turns":[{"t":8,"who":"customer","text":"hello, a question about my bill"}],"events":[{{events}}]}""";
    }
}
