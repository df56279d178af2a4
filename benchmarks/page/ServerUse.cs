using System.Diagnostics;
using System.Globalization;

namespace EmotionStream.PageLoad;

/// <summary>What the server's process has used, as Linux has it.</summary>
internal sealed record ServerUse(TimeSpan Processor, long At, int Megabytes, int MostMegabytes, double Cores)
{
    public static ServerUse Of(int process)
    {
        using var server = Process.GetProcessById(process);
        return new(server.TotalProcessorTime, Stopwatch.GetTimestamp(), Status(process, "VmRSS:"), Status(process, "VmHWM:"), 0);
    }

    public ServerUse Since(ServerUse before) => this with { Cores = (Processor - before.Processor) / Stopwatch.GetElapsedTime(before.At, At) };

    private static int Status(int process, string name) => int.Parse(
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal),
        CultureInfo.InvariantCulture) / 1024;
}
