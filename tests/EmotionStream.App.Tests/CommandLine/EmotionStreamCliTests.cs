using System.CommandLine;
using EmotionStream.App.CommandLine;

namespace EmotionStream.App.Tests.CommandLine;

public sealed class EmotionStreamCliTests
{
    /// <summary>Every command that does something, as it is typed.</summary>
    public static TheoryData<string> Commands() => [.. EmotionStreamCli.CreateRoot().Subcommands.SelectMany(Leaves)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_OfEachCommand_SaysWhatItDoesAndShowsExamples(string command)
    {
        var (code, output, error) = await Cli.RunAsync([.. command.Split(' '), "--help"]);

        Assert.Equal(ExitCodes.Success, code);
        Assert.Empty(error);
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
        Assert.Contains("Examples:", output, StringComparison.Ordinal);
        Assert.Contains($"emotionstream {command}", output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Options_OfEachCommand_AreDescribed(string command)
    {
        Command found = EmotionStreamCli.CreateRoot();
        foreach (var name in command.Split(' '))
            found = found.Subcommands.Single(candidate => candidate.Name == name);

        Assert.All(Symbols(found), symbol => Assert.False(string.IsNullOrWhiteSpace(symbol.Description), $"{command} {symbol.Name} has no description"));
    }

    [Fact]
    public async Task Run_NoCommand_IsAUsageError()
    {
        var (code, _, error) = await Cli.RunAsync();

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("emotionstream --help", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_MisspeltCommand_IsAUsageErrorThatNamesTheNearest()
    {
        var (code, _, error) = await Cli.RunAsync("repaly");

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("Did you mean 'replay'?", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("replay", "x.jsonl", "--speed", "0")]
    [InlineData("replay", "x.jsonl", "--speed", "fast")]
    [InlineData("replay", "x.jsonl", "--start", "tomorrow-ish")]
    [InlineData("replay", "x.jsonl", "--sped", "1")]
    [InlineData("run", "--workers", "none")]
    [InlineData("run", "--set", "Http:Port")]
    [InlineData("run", "--set", "Http:Prot=1")]
    [InlineData("run", "--config", "/no/such/settings.json")]
    public async Task Run_WrongUse_ExitsWithUsageAndAMessage(params string[] args)
    {
        var (code, output, error) = await Cli.RunAsync(args);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Empty(output);
        Assert.NotEmpty(error);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FileThatIsMissing_FailsWithAMessage()
    {
        var (code, _, error) = await Cli.RunAsync("replay", "/no/such/recording.jsonl", "--dry-run");

        Assert.Equal(ExitCodes.Failure, code);
        Assert.Contains("recording.jsonl", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_IsPrinted()
    {
        var (code, output, _) = await Cli.RunAsync("--version");

        Assert.Equal(ExitCodes.Success, code);
        Assert.Matches(@"^\d+\.\d+\.\d+", output);
    }

    private static IEnumerable<string> Leaves(Command command) =>
        command.Subcommands.Count == 0 ? [command.Name] : command.Subcommands.SelectMany(Leaves).Select(leaf => $"{command.Name} {leaf}");

    private static IEnumerable<Symbol> Symbols(Command command) => [command, .. command.Options, .. command.Arguments];
}
