using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using EmotionStream.App.CommandLine;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.CommandLine;

/// <summary>The executable as a process: signals, standard streams, exit codes.</summary>
public sealed partial class ProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    public async Task Demo_OnASignal_EndsWithItsSummaryAndSuccess(int signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Sends POSIX signals.");
        using var demo = Start("demo", "--speed", "20", "--set", "Http:Port=0");
        var lines = new List<string>();
        demo.OutputDataReceived += (_, line) =>
        {
            lock (lines)
                lines.Add(line.Data ?? "");
        };
        demo.BeginOutputReadLine();
        Eventually.True(() => Any(lines, SomeReadings()), Patience, "the demo wrote a line with readings: without any it has failed");

        Assert.Equal(0, Kill(demo.Id, signal));
        await demo.WaitForExitAsync().WaitAsync(Patience);

        Assert.Equal(ExitCodes.Success, demo.ExitCode);
        Assert.True(Any(lines, NoDeadLetters()), string.Join('\n', lines));
    }

    [Fact]
    public async Task Run_ToldToStopWhileItStarts_EndsWithSuccess()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Sends POSIX signals.");
        using var run = Start("run", "--bootstrap", "127.0.0.1:1", "--set", "Http:Port=0");
        _ = run.StandardOutput.ReadToEndAsync();

        // The first line is written before anything is waited for.
        Assert.Contains("EmotionStream[100]", await run.StandardError.ReadLineAsync(), StringComparison.Ordinal);
        Assert.Equal(0, Kill(run.Id, 15));
        _ = run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync().WaitAsync(Patience);

        Assert.Equal(ExitCodes.Success, run.ExitCode);
    }

    [Fact]
    public async Task WrongUse_ExitsWithTwoAndWritesToStandardErrorOnly()
    {
        using var process = Start("run", "--set", "Http:Port=70000");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);

        Assert.Equal(ExitCodes.Usage, process.ExitCode);
        Assert.Empty(await output);
        Assert.Contains("Http:Port = \"70000\": must be between 0 and 65535", await error, StringComparison.Ordinal);
    }

    private static bool Any(List<string> lines, Regex pattern)
    {
        lock (lines)
            return lines.Exists(pattern.IsMatch);
    }

    private static Process Start(params string[] args)
    {
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "emotionstream.dll"), .. args];

        // A shell that runs tests in the background ignores SIGINT, and what it starts inherits that; env runs the program in its own place.
        if (OperatingSystem.IsLinux())
            command = ["env", "--default-signal=INT", .. command];
        return Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        })!;
    }

    [GeneratedRegex(@"\b[1-9]\d* readings, ", RegexOptions.None, 1000)]
    private static partial Regex SomeReadings();

    [GeneratedRegex("dead letters  0", RegexOptions.None, 1000)]
    private static partial Regex NoDeadLetters();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
