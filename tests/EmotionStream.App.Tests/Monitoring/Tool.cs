using System.Diagnostics;
using EmotionStream.Testing;

namespace EmotionStream.App.Tests.Monitoring;

/// <summary>Prometheus' and Alertmanager's own command-line tools.</summary>
internal static class Tool
{
    /// <summary>Skips the test where a command is missing.</summary>
    /// <param name="command">The command.</param>
    /// <param name="package">What has it.</param>
    public static void Require(string command, string package) =>
        Assert.SkipUnless(Shell.Has(command), $"Needs {command} (Debian package {package}; ./test installs it as root).");

    /// <summary>A file or folder under <c>deploy/</c>.</summary>
    /// <param name="path">Its path there.</param>
    public static string Deploy(string path) => Path.Combine(KafkaFixture.Repository()!, "deploy", path);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">The command.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="args">Its arguments.</param>
    public static (int Code, string Output) Run(string command, string input, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(command, args)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    /// <summary>Copies a folder with everything in it.</summary>
    /// <param name="from">The folder.</param>
    /// <param name="to">Its copy.</param>
    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
