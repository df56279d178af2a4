using System.Diagnostics;
using EmotionStream.App.Tests.Monitoring;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Deployment;

/// <summary>`deploy/local`: the compose topology as processes of this machine.</summary>
public sealed class LocalTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Check_StartsEverything_FindsItWell_AndLeavesNothingBehind()
    {
        var kafka = Path.Combine(KafkaFixture.Repository()!, "..", "shared", "kafka", "kafka");
        Assert.SkipUnless(Shell.Has("java") && (File.Exists(kafka) || Environment.GetEnvironmentVariable("KAFKA_HOME") is { Length: > 0 }), "Needs a Kafka's distribution and Java.");
        Tool.Require("prometheus", "prometheus");
        Tool.Require("prometheus-alertmanager", "prometheus-alertmanager");
        Tool.Require("curl", "curl");
        var data = Directory.CreateTempSubdirectory("emotionstream-local-test-");
        var notify = Path.Combine(data.FullName, "notify.json");
        await File.WriteAllTextAsync(notify, """{ "Notify": { "Webhooks": { "desk": { "Format": "slack", "Url": "http://127.0.0.1:9/desk" } } } }""");
        var start = new ProcessStartInfo(Tool.Deploy("local"), ["--check", "--notify", notify, "--data", data.FullName])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["EMOTIONSTREAM"] = "dotnet " + Path.Combine(AppContext.BaseDirectory, "emotionstream.dll");
        using var local = Process.Start(start)!;
        var error = local.StandardError.ReadToEndAsync();
        var output = await local.StandardOutput.ReadToEndAsync();
        await local.WaitForExitAsync().WaitAsync(Patience);

        Assert.True(local.ExitCode == 0, output + await error);
        Assert.Contains("Prometheus reaches 4 of 4 processes", output, StringComparison.Ordinal);
        Assert.Contains("All of it is well.", output, StringComparison.Ordinal);
        Assert.Empty(LeftBehind(data.FullName));
        data.Delete(recursive: true);
    }

    [Fact]
    public void UnknownOption_IsWrongUse() => Assert.Equal((2, "No such option: --chek. See deploy/local --help.\n"), Tool.Run(Tool.Deploy("local"), "", "--chek"));

    /// <summary>Processes whose command line names the data folder.</summary>
    private static IEnumerable<string> LeftBehind(string folder) => !Directory.Exists("/proc") ? [] :
        from process in Directory.EnumerateDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), out _))
        let line = CommandLine(process)
        where line.Contains(folder, StringComparison.Ordinal)
        select line;

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
