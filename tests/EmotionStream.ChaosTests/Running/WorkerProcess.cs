using System.Diagnostics;
using System.Runtime.InteropServices;
using EmotionStream.Testing;

namespace EmotionStream.ChaosTests.Running;

/// <summary>A process of the built executable, <c>emotionstream run</c>.</summary>
public sealed partial class WorkerProcess : IDisposable
{
    private const int Kill9 = 9, Terminate = 15, Continue = 18, Freeze = 19;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly string _log;

    private WorkerProcess(Process process, string log)
    {
        (_process, _log) = (process, log);
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>What it has logged.</summary>
    public string Log => Shared(_log);

    public bool HasEnded => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Whether it holds partitions and runs.</summary>
    public bool IsRunning => !HasEnded && Log is var log && log.LastIndexOf(" is Running", StringComparison.Ordinal) is >= 0 and var running
        && running > log.LastIndexOf("Partitions revoked", StringComparison.Ordinal);

    /// <summary>Starts one.</summary>
    /// <param name="program">The program: an assembly.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="log">Where its output goes.</param>
    public static WorkerProcess Start(string program, IEnumerable<string> arguments, string log)
    {
        // The shell gives its place to the program, so that the process id is the program's; nothing has to read its output.
        var start = new ProcessStartInfo("bash") { UseShellExecute = false, WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in new[] { "-c", "log=$1; shift; exec dotnet \"$@\" >\"$log\" 2>&1 </dev/null", "bash", log, program }.Concat(arguments))
            start.ArgumentList.Add(argument);
        return new(Process.Start(start)!, log);
    }

    /// <summary>The executable as the solution builds it, of the same configuration as these tests.</summary>
    public static string Executable() => Built("src", "EmotionStream.App", "emotionstream.dll");

    /// <summary>The same with a graph that throws on chosen records.</summary>
    public static string PoisonWorker() => Built("tests", "EmotionStream.PoisonWorker", "EmotionStream.PoisonWorker.dll");
    /// <summary>Waits until it runs.</summary>
    public void WaitRunning() => Eventually.True(() => HasEnded || IsRunning, Patience, () => "the worker runs:\n" + Log);

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        Send(Kill9);
        _process.WaitForExit();
    }

    /// <summary>SIGTERM, as a supervisor of processes sends it; waits for the end.</summary>
    /// <returns>How long it took.</returns>
    public TimeSpan Stop()
    {
        var started = Stopwatch.GetTimestamp();
        Send(Terminate);
        Eventually.True(() => HasEnded, Patience, () => "the worker stopped:\n" + Log);
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>SIGSTOP: it stands still and does not know.</summary>
    public void Suspend() => Send(Freeze);

    /// <summary>SIGCONT.</summary>
    public void Resume() => Send(Continue);

    /// <inheritdoc/>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        if (!HasEnded)
            Kill();
        _process.Dispose();
    }

    private static string Built(string folder, string project, string file)
    {
        var repository = KafkaFixture.Repository() ?? throw new InvalidOperationException("These tests run from within the repository.");
        var own = Path.GetFullPath(Path.Combine(repository, "tests", "EmotionStream.ChaosTests"));
        var program = Path.Combine(repository, folder, project, Path.GetRelativePath(own, AppContext.BaseDirectory), file);
        return File.Exists(program) ? program : throw new InvalidOperationException($"{program} has not been built.");
    }

    private static string Shared(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
        catch (FileNotFoundException)
        {
            return "";
        }
    }

    private void OnExit(object? sender, EventArgs e) => Dispose();

    private void Send(int signal)
    {
        if (!HasEnded)
            _ = SendSignal(_process.Id, signal);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
