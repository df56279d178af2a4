using EmotionStream.App.CommandLine;
using EmotionStream.App.Tests.CommandLine;

namespace EmotionStream.App.Tests.Commands;

public sealed class TrainMemoryTests : IDisposable
{
    private const string Angry = "this is an absolute disgrace, I am furious, you are useless!";
    private const string Glad = "thank you so much, that is wonderful!";
    private readonly string _folder = Directory.CreateTempSubdirectory("train-memory").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task TrainMemory_SurveysFollowTheBeginning_WritesAModelThatTheLivePathUses()
    {
        // The beginning decides, of which peak-end hears least.
        var random = new Random(1);
        var data = Write(120, _ =>
        {
            string[] turns = [.. Enumerable.Range(0, 5).Select(_ => random.Next(2) == 0 ? Angry : Glad)];
            return (turns, turns[0] == Angry ? 1 : 5);
        });
        var model = Path.Combine(_folder, "memory.json");

        var (code, output, error) = await Cli.RunAsync("train", "memory", "--data", data, "--out", model, "--name", "ours-1");
        var (used, report, _) = await Cli.RunAsync("backtest", "--from", data, "--json", "--set", $"Interactions:MemoryFile={model}", "--set", "Rules:BadEndRisk:MinTurns=1");
        var (_, plain, _) = await Cli.RunAsync("backtest", "--from", data, "--json", "--set", "Rules:BadEndRisk:MinTurns=1");

        Assert.True(code == ExitCodes.Success, output + error);
        Assert.Contains("ours-1@", output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, used);
        Assert.NotEqual(plain[plain.IndexOf("byRule", StringComparison.Ordinal)..], report[report.IndexOf("byRule", StringComparison.Ordinal)..]);
    }

    [Fact]
    public async Task TrainMemory_SurveysAreNoise_WritesNothingAndSaysWhy()
    {
        var random = new Random(2);
        var data = Write(60, i => ([i % 3 == 0 ? Angry : Glad, Glad], random.Next(1, 6)));
        var model = Path.Combine(_folder, "memory.json");

        var (code, _, error) = await Cli.RunAsync("train", "memory", "--data", data, "--out", model);

        Assert.Equal(ExitCodes.Failure, code);
        Assert.Contains("no model was written", error, StringComparison.Ordinal);
        Assert.False(File.Exists(model));
    }

    [Fact]
    public async Task MemoryFile_ThatIsNone_StopsTheStart()
    {
        var path = Path.Combine(_folder, "bad.json");
        await File.WriteAllTextAsync(path, """{"version":9}""");

        var (code, _, error) = await Cli.RunAsync("backtest", "--from", Write(1, _ => ([Glad], 5)), "--set", $"Interactions:MemoryFile={path}");

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("Interactions:MemoryFile", error, StringComparison.Ordinal);
        Assert.Contains("version 9", error, StringComparison.Ordinal);
    }

    private string Write(int count, Func<int, (string[] Turns, int Satisfaction)> make)
    {
        var path = Path.Combine(_folder, Path.GetRandomFileName() + ".jsonl");
        File.WriteAllLines(path, Enumerable.Range(0, count).Select(i =>
        {
            var (turns, satisfaction) = make(i);
            var said = string.Join(',', turns.Select((text, n) => $$"""{"t":{{n * 20}},"who":"customer","text":"{{text}}"}"""));
            return $$"""{"id":"m-{{i}}","language":"en","turns":[{{said}}],"survey":{"satisfaction":{{satisfaction}} } }""";
        }));
        return path;
    }
}
