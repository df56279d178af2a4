using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;
using EmotionStream.Recognition.Cues;

namespace EmotionStream.Benchmarks;

/// <summary>What reading moments of truth, complaints and repeated information from words costs a text, on the lines of a file; the text is a line's last field.</summary>
internal static class CueReadingSpeed
{
    private const int Rounds = 9;

    public static void Run(string path)
    {
        var lines = Array.ConvertAll(File.ReadAllLines(path), static line => line.Split('\t')[^1]);
        var texts = Array.ConvertAll(lines, static line =>
        {
            CustomerText.TryCreate(Speaker.Customer, line.AsMemory(), out var text);
            return text;
        });
        var reader = new TextCueReader(MomentTaxonomy.Shipped);
        var microseconds = new double[Rounds];
        var allocated = 0L;
        // The first round counts for nothing: the code is compiled in it.
        for (var round = -1; round < Rounds; round++)
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var cpu = Environment.CpuUsage.TotalTime;
            foreach (var text in texts)
                reader.Read(text, "i"u8);
            if (round < 0)
                continue;
            microseconds[round] = (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / texts.Length;
            allocated += GC.GetAllocatedBytesForCurrentThread() - bytes;
        }

        Array.Sort(microseconds);
        Console.WriteLine($"{texts.Length} texts of {lines.Average(line => line.Length):F0} characters, {allocated} bytes allocated");
        Console.WriteLine($"CPU microseconds a text, median of {Rounds} rounds (least): {microseconds[Rounds / 2]:F2} ({microseconds[0]:F2})");
    }
}
