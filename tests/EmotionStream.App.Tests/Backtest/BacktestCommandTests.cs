using System.Text.Json;
using EmotionStream.App.CommandLine;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Backtest;

public sealed class BacktestCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("backtest").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Backtest_ConversationsWithSurveys_FindsTheBadOneBeforeItsEnd()
    {
        Assert.Equal(ExitCodes.Success, await RunAsync("--from", Conversations(), "--json"));

        var report = Reports().Single();
        Assert.Equal((2, 1), (report.GetProperty("interactions").GetInt32(), report.GetProperty("wentBadly").GetInt32()));
        Assert.Equal((1, 1), (report.GetProperty("precision").GetDouble(), report.GetProperty("recall").GetDouble()));
        Assert.InRange(report.GetProperty("leadTimeSeconds").GetDouble(), 1, 400);
        Assert.Equal(1, report.GetProperty("byRule").GetProperty("NegativePeak").GetProperty("recall").GetDouble());
        Assert.True(report.GetProperty("alertsPerHour").GetDouble() > 0);
    }

    [Fact]
    public async Task Backtest_PauseLongerThanTheRule_RaisesLongSilenceAsLive()
    {
        await RunAsync("--from", Conversations(), "--json");

        var silence = Reports().Single().GetProperty("byRule").GetProperty("LongSilence");
        Assert.Equal(1, silence.GetProperty("alerts").GetInt32());

        // 150 s of silence from second 200: the alert opens 120 s in, 31 s before the end.
        Assert.InRange(silence.GetProperty("leadTimeSeconds").GetDouble(), 29, 31);
    }

    [Fact]
    public async Task Backtest_SameInputTwice_GivesTheSameReport()
    {
        var path = Conversations();

        await RunAsync("--from", path, "--json");
        await RunAsync("--from", path, "--json");

        var reports = Reports().Select(report => string.Concat(report.EnumerateObject().Where(field => field.Name != "timesRealTime").Select(field => field.Value.GetRawText()))).ToArray();
        Assert.Equal(reports[0], reports[1]);
    }

    [Fact]
    public async Task Backtest_TwoRuleFiles_AreComparedAndTheHtmlStandsAlone()
    {
        var strict = Write("strict.yaml", "rules:\n  Never: {measure: smoothed-valence, open: -1, close: 0}\n");
        var page = Path.Combine(_folder, "report.html");

        Assert.Equal(ExitCodes.Success, await RunAsync("--rules", Shipped(), "--rules", strict, "--from", Conversations(), "--json", "--html", page));

        Assert.Equal([1, 0], Reports().Select(report => report.GetProperty("recall").GetDouble()));
        var html = await File.ReadAllTextAsync(page);
        Assert.Equal(4, html.Split("<svg").Length - 1);
        Assert.Contains("<td>NegativePeak</td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backtest_LabelsOfTurns_JudgeInsteadOfSurveys()
    {
        await RunAsync("--from", Conversations(), "--truth", "labels", "--json");
        await RunAsync("--from", Conversations(), "--labels", Write("labels.tsv", "doc\tturn\tvalence_a\tvalence_b\nb\t1\t-2\t-1\nmissing\t1\t-2\t-2\n"), "--json");

        Assert.Equal([2, 1], Reports().Select(report => report.GetProperty("judged").GetInt32()));
        Assert.Equal([1, 1], Reports().Select(report => report.GetProperty("wentBadly").GetInt32()));
    }

    [Theory]
    [InlineData("--from", "/no/such.jsonl")]
    [InlineData("--from", "topic", "--from", "x.jsonl")]
    [InlineData("--rules", "/no/such.yaml", "--from", "topic")]
    [InlineData("--supervisors", "0", "--from", "topic")]
    public async Task Backtest_CalledWrongly_SaysWhatIsWrong(params string[] args)
    {
        Assert.Equal(ExitCodes.Usage, await RunAsync(args));
        Assert.NotEmpty(_error.ToString());
    }

    [Fact]
    public async Task RuleFile_Configured_StandsInPlaceOfTheShippedRulesAndIsChangedBySettings()
    {
        var file = Write("own.yaml", "rules:\n  Own: {measure: smoothed-valence, open: -1, close: 0}\n");

        await RunAsync("--from", Conversations(), "--json", "--set", $"RuleFile={file}");
        await RunAsync("--from", Conversations(), "--json", "--set", $"RuleFile={file}", "--set", "Rules:Own:Open=-0.3");

        var reports = Reports();
        Assert.Equal(["Own"], reports[0].GetProperty("byRule").EnumerateObject().Select(rule => rule.Name));
        Assert.Equal([0, 1], reports.Select(report => report.GetProperty("recall").GetDouble()));
    }

    private static string Shipped() => Path.Combine(KafkaFixture.Repository()!, "deploy", "rules", "default.yaml");

    private Task<int> RunAsync(params string[] args) => EmotionStreamCli.RunAsync(["backtest", .. args], _output, _error);

    private List<JsonElement> Reports() =>
        [.. _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private string Conversations() => Write("conversations.jsonl", """
        {"id":"b","language":"en","turns":[{"t":0,"who":"customer","text":"hello","valence":0},{"t":60,"who":"customer","text":"this is an absolute disgrace, I am furious, you are useless!","valence":-2},{"t":100,"who":"customer","text":"I hate this awful company, what a disgusting scandal!","valence":-2},{"t":200,"who":"agent","text":"one moment"},{"t":350,"who":"customer","text":"disgraceful, I am leaving you","valence":-2}],"survey":{"satisfaction":1,"effort":7}}
        {"id":"g","language":"en","turns":[{"t":0,"who":"customer","text":"hello","valence":0},{"t":30,"who":"customer","text":"thank you so much, that is wonderful!","valence":2}],"survey":{"satisfaction":5,"effort":1}}

        """);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
