using System.Globalization;

namespace EmotionStream.PageLoad;

/// <summary>Processor time of all processes by what they are, as Linux has it: where a machine's cores went.</summary>
internal static class MachineUse
{
    private const double TicksPerSecond = 100;

    public static IReadOnlyDictionary<int, (string Kind, double Seconds)> Now(int server)
    {
        var all = new Dictionary<int, (string, double)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var process))
                continue;
            try
            {
                var command = File.ReadAllText(folder + "/cmdline");
                var times = File.ReadAllText(folder + "/stat");
                var fields = times[(times.LastIndexOf(')') + 2)..].Split(' ');
                all[process] = (Kind(process, server, command), (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond);
            }
            catch (IOException)
            {
                // It has ended.
            }
        }

        return all;
    }

    /// <summary>What is not this load's is told too; of processes that ended in between nothing is known.</summary>
    public static string Tell(IReadOnlyDictionary<int, (string Kind, double Seconds)> before, IReadOnlyDictionary<int, (string Kind, double Seconds)> after, TimeSpan length) => string.Join(", ", after
        .GroupBy(pair => pair.Value.Kind, pair => pair.Value.Seconds - (before.TryGetValue(pair.Key, out var known) ? known.Seconds : 0))
        .Select(kind => (kind.Key, Share: kind.Sum() / length.TotalSeconds * 100)).Where(kind => kind.Share >= 0.5)
        .OrderByDescending(kind => kind.Share).Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Key} {kind.Share:0} %")));

    private static string Kind(int process, int server, string command) =>
        process == server ? "server"
        : process == Environment.ProcessId ? "load"
        : command.Contains("--type=renderer", StringComparison.Ordinal) ? "browsers: pages"
        : command.Contains("--type=gpu-process", StringComparison.Ordinal) ? "browsers: painting"
        : command.Contains("chrom", StringComparison.Ordinal) ? "browsers: rest"
        : command.Contains("kafka", StringComparison.Ordinal) ? "broker"
        : "others";
}
