using System.Text.Json;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Tests.CommandLine;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Tests.Reports;

public sealed class ReportCausesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("report-causes").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Causes_OfRecordedConversations_AreToldByQueue_AsTextJsonAndPage()
    {
        var file = Write();
        var page = Path.Combine(_folder, "causes.html");

        var (code, text, error) = await Cli.RunAsync("report", "causes", "--from", file, "--period", "week", "--html", page);
        var (_, json, _) = await Cli.RunAsync("report", "causes", "--from", file, "--period", "week", "--json");

        Assert.True(code == ExitCodes.Success, text + error);
        Assert.Contains("delivery, week from 2026-01-05: ", text, StringComparison.Ordinal);
        var report = Assert.Single(json.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize(line, ContractJson.Default.CausesMessage)!), r => r.Queue == "delivery");
        Assert.Contains("broken vase", report.Causes.Select(c => c.Phrase));
        Assert.DoesNotContain("opening hours", report.Causes.Select(c => c.Phrase));
        Assert.DoesNotContain("secret drawer", json, StringComparison.Ordinal);
        Assert.Contains("broken vase", text, StringComparison.Ordinal);
        Assert.Contains("broken vase", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Causes_OfAFileThatIsNotThere_AreAWrongUse()
    {
        var (code, _, error) = await Cli.RunAsync("report", "causes", "--from", Path.Combine(_folder, "none.jsonl"));

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("no such file", error, StringComparison.Ordinal);
    }

    // Six customers furious about a broken vase, one about something only they know, twenty with an ordinary question.
    private string Write()
    {
        var file = Path.Combine(_folder, "calls.jsonl");
        File.WriteAllLines(
            file,
            Enumerable.Range(0, 27).Select(i => Conversation(i, i < 6 ? "broken vase" : i == 6 ? "secret drawer" : "opening hours", i <= 6)));
        return file;
    }

    private static string Conversation(int number, string matter, bool furious)
    {
        var words = furious ? $"This is an absolute disgrace, I am furious about the {matter}, you are useless!" : $"Hello, a question about the {matter} please.";
        var turns = Enumerable.Range(0, 3).Select(i => $$"""{"t":{{i * 20}},"who":"customer","text":"{{(furious ? words : i == 0 ? words : "Thank you, that is clear.")}}"}""");
        return $$"""{"id":"c-{{number}}","language":"en","queue":"delivery","turns":[{{string.Join(',', turns)}}]}""";
    }
}
