using System.CommandLine;
using System.Text.Json;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Commands;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Commands;

public sealed class TextCommandsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("text-commands").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task ScoreText_LinesIn_GivesAnObjectALineWithoutTheWords()
    {
        var code = await ScoreAsync("Toujours aucune réponse, c'est inadmissible !\nthank you so much, perfect\n\nIch warte seit drei Wochen auf mein Paket\n");

        Assert.Equal(ExitCodes.Success, code);
        var scores = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(4, scores.Length);
        Assert.True(scores[0].GetProperty("valence").GetDouble() < -0.25);
        Assert.True(scores[1].GetProperty("valence").GetDouble() > 0.25);
        Assert.Equal(10, scores[1].GetProperty("emotions").EnumerateObject().Count());
        Assert.InRange(scores[1].GetProperty("confidence").GetDouble(), 0.1, 1);
        Assert.Equal("noSignal", scores[2].GetProperty("abstained").GetString());
        Assert.Equal("unsupportedLanguage", scores[3].GetProperty("abstained").GetString());
        Assert.Equal("unknown", scores[3].GetProperty("emotion").GetString());
        Assert.DoesNotContain("inadmissible", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScoreText_Echo_RepeatsTheWords()
    {
        await ScoreAsync("hello there\n", "--echo");

        Assert.Equal("hello there", JsonDocument.Parse(_output.ToString()).RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public async Task ScoreText_ManyLines_KeepsTheirOrder()
    {
        await ScoreAsync(string.Concat(Enumerable.Range(0, 1_500).Select(i => $"line {i}\n")), "--echo");

        var texts = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString());
        Assert.Equal(Enumerable.Range(0, 1_500).Select(i => $"line {i}"), texts);
    }

    [Theory]
    [InlineData("score", "text", "--min-confidence", "7")]
    [InlineData("score", "text", "--model", "/no/such/model.estm")]
    [InlineData("score", "text", "--model", "/no/such/folder")]
    [InlineData("score", "text", "--labels", "/no/such/labels.json")]
    [InlineData("train", "text", "--out", "/tmp/never-written.estm")]
    [InlineData("train", "text", "--data", "/no/such.tsv", "--out", "/tmp/never-written.estm")]
    [InlineData("train", "text", "--corpora", "/no/such", "--out", "/tmp/never-written.estm")]
    [InlineData("train", "text", "--corpora", "/", "--branches", "0", "--out", "/tmp/never-written.estm")]
    [InlineData("train", "text")]
    [InlineData("evaluate", "text")]
    [InlineData("evaluate", "text", "--data", "/no/such/folder")]
    public async Task TextCommands_CalledWrongly_SayWhatIsWrong(params string[] args)
    {
        Assert.Equal(ExitCodes.Usage, await RunAsync(args));
        Assert.NotEmpty(_error.ToString());
    }

    [Fact]
    public async Task ScoreText_DamagedModel_FailsWithTheReason()
    {
        var path = Path.Combine(_folder, "bad.estm");
        await File.WriteAllTextAsync(path, "not a model");

        Assert.Equal(ExitCodes.Failure, await RunAsync("score", "text", "--model", path));
        Assert.Contains("not an EmotionStream text model", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScoreText_FolderThatIsNoExport_NamesTheFileThatIsMissing()
    {
        Assert.Equal(ExitCodes.Failure, await RunAsync("score", "text", "--model", _folder));
        Assert.Contains($"{_folder}: has no model.onnx", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScoreText_OnnxExport_ScoresWithIt()
    {
        var model = OnnxExport();
        Assert.SkipWhen(model is null, "The model to test with is not at hand: put it in ../shared/models/minilm-goemotions-onnx beside the repository.");

        var code = await ScoreAsync("Thank you so much, this is wonderful!\nThis is a disgrace, I am furious\n😡\n", "--model", model);

        Assert.True(code == ExitCodes.Success, _error.ToString());
        var scores = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.True(scores[0].GetProperty("valence").GetDouble() > 0.25);
        Assert.True(scores[1].GetProperty("valence").GetDouble() < -0.25);
        Assert.Equal("noSignal", scores[2].GetProperty("abstained").GetString());
    }

    [Fact]
    public async Task ScoreText_LabelsForTheModelThatShips_IsAnError()
    {
        var labels = Path.Combine(_folder, "labels.json");
        await File.WriteAllTextAsync(labels, "{}");

        Assert.NotEqual(ExitCodes.Success, await RunAsync("score", "text", "--labels", labels));
        Assert.Contains("has no labels to map", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrainText_OwnTurns_WritesAModelThatScoresAndPrintsBeforeAndAfter()
    {
        var data = Path.Combine(_folder, "turns.tsv");
        var model = Path.Combine(_folder, "mine.estm");
        await File.WriteAllLinesAsync(data, ["text\temotion", .. Enumerable.Range(0, 60).SelectMany(i => new[]
        {
            $"the flux capacitor is gone {i}\tanger", $"the warp drive hums {i}\tjoy", $"which planet is it {i}\tneutral",
        })]);

        var code = await RunAsync("train", "text", "--data", data, "--out", model, "--epochs", "20", "--name", "mine-7");

        Assert.True(code == ExitCodes.Success, _error.ToString());
        Assert.Contains("before", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("after", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("mine-7", _error.ToString(), StringComparison.Ordinal);
        _output.GetStringBuilder().Clear();
        Assert.Equal(ExitCodes.Success, await ScoreAsync("the flux capacitor is gone\n", "--model", model));
        Assert.Equal("anger", JsonDocument.Parse(_output.ToString()).RootElement.GetProperty("emotion").GetString());
    }

    [Theory]
    [InlineData("words\tvalence\nhello\t1\n", "must name the columns")]
    [InlineData("text\tvalence\nhello\t3\n", "line 2: valence is a number from -2 to 2")]
    [InlineData("text\temotion\nhello\tjoy\nbye\trage\n", "line 3: the emotion is one of anger")]
    [InlineData("text\temotion\nhello\n", "line 2: there is no column for emotion")]
    [InlineData("text\temotion\n", "has no labelled turn")]
    [InlineData("text\temotion\nhello\tjoy\n", "too few")]
    public async Task TrainText_BadFile_SaysWhereAndWhy(string content, string reason)
    {
        var data = Path.Combine(_folder, "turns.tsv");
        await File.WriteAllTextAsync(data, content);

        Assert.Equal(ExitCodes.Failure, await RunAsync("train", "text", "--data", data, "--out", Path.Combine(_folder, "m.estm")));
        Assert.Contains(reason, _error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "m.estm")));
    }

    [Fact]
    public async Task EvaluateText_FolderWithOneSet_PrintsItsFigures()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "umsab_fr"));
        foreach (var split in (string[])["train", "val"])
        {
            await File.WriteAllLinesAsync(Path.Combine(_folder, "umsab_fr", split + "_text.txt"), ["quelle honte, c'est inadmissible", "merci, c'est parfait", "à demain"]);
            await File.WriteAllLinesAsync(Path.Combine(_folder, "umsab_fr", split + "_labels.txt"), ["0", "2", "1"]);
        }

        Assert.Equal(ExitCodes.Success, await RunAsync("evaluate", "text", "--data", _folder, "--json"));

        var rows = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        var area = rows.Single(row => row.GetProperty("measure").GetString() == "negative against the rest, AUC");
        Assert.Equal(1, area.GetProperty("value").GetDouble());
        Assert.Equal(0.8, area.GetProperty("target").GetDouble());
        Assert.Equal(6, area.GetProperty("n").GetInt32());
        Assert.Contains(rows, row => row.GetProperty("measure").GetString() == "confidence in polarity, calibration error");
        Assert.Contains("goemotions: not there", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EvaluateText_OtherLanguages_PrintsTheSharesByLengthAndByLanguage()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "languages"));
        await File.WriteAllLinesAsync(
            Path.Combine(_folder, "languages", "other.tsv"),
            ["lang\ttext", .. Enumerable.Range(0, 60).Select(i => $"deu\tIch warte nun schon seit {i} Wochen auf meine Bestellung"), .. Enumerable.Range(0, 60).Select(i => $"rus\tГде {i}?")]);

        Assert.Equal(ExitCodes.Success, await RunAsync("evaluate", "text", "--data", _folder));

        var lines = _output.ToString().Split('\n');
        Assert.Contains(lines, line => line.StartsWith("49 other languages", StringComparison.Ordinal) && line.Contains("40 characters and more", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("language deu", StringComparison.Ordinal) && line.Contains("1.000", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("language rus", StringComparison.Ordinal) && line.Contains("under 20 characters", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EvaluateText_SetInAnotherForm_FailsWithItsName()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "emobank"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "emobank", "emobank.csv"), "id,split,V,A,D,text\nx,train,high,3,3,hello\n");

        Assert.Equal(ExitCodes.Failure, await RunAsync("evaluate", "text", "--data", _folder));
        Assert.Contains("The set emobank is not in the form", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("score")]
    [InlineData("train")]
    [InlineData("evaluate")]
    public async Task TextCommands_Help_HasExamples(string command)
    {
        Assert.Equal(ExitCodes.Success, await RunAsync(command, "text", "--help"));
        Assert.Contains($"emotionstream {command} text", _output.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The export to test with; null where it is not at hand.</summary>
    internal static string? OnnxExport() =>
        KafkaFixture.Repository() is { } repository
        && Path.GetFullPath(Path.Combine(repository, "..", "shared", "models", "minilm-goemotions-onnx")) is var path
        && Directory.Exists(path)
            ? path
            : null;

    private Task<int> RunAsync(params string[] args) => EmotionStreamCli.RunAsync(args, _output, _error);

    private Task<int> ScoreAsync(string lines, params string[] args)
    {
        var root = new RootCommand { ScoreTextCommand.Create(() => new StringReader(lines)) };
        return root.Parse(["text", .. args]).InvokeAsync(new InvocationConfiguration { Output = _output, Error = _error });
    }
}
