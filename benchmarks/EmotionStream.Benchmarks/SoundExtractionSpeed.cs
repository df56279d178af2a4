using System.Diagnostics;
using EmotionStream.Audio.Features;
using EmotionStream.Audio.Sources;

namespace EmotionStream.Benchmarks;

/// <summary>How many times faster than real time one core measures a sound, in live windows of 3 s every second.</summary>
internal static class SoundExtractionSpeed
{
    private const int Rounds = 5;
    private const double Target = 300;

    /// <summary>Measures a WAV file, as it is stored.</summary>
    public static void Run(string path)
    {
        using var file = new WavSource(File.OpenRead(path));
        var samples = new List<float>();
        var buffer = new float[8192 * file.Channels];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            for (var i = 0; i < read; i += file.Channels)
                samples.Add(buffer[i]);
        }

        float[] sound = [.. samples];
        var seconds = (double)sound.Length / file.SampleRate;
        var wall = new double[Rounds];
        var cpu = new double[Rounds];
        var windows = Measure(sound, file.SampleRate);
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var before = Environment.CpuUsage.TotalTime;
            Measure(sound, file.SampleRate);
            cpu[round] = seconds / (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            wall[round] = seconds / watch.Elapsed.TotalSeconds;
        }

        Array.Sort(wall);
        Array.Sort(cpu);
        Console.WriteLine($"{seconds:F0} s at {file.SampleRate} Hz, {windows} windows, one thread");
        Console.WriteLine($"times real time a CPU second, median of {Rounds}: {cpu[Rounds / 2]:F0} (lowest {cpu[0]:F0}; target {Target}: {(cpu[Rounds / 2] >= Target ? "met" : "missed")})");
        Console.WriteLine($"times real time by the clock, median of {Rounds}: {wall[Rounds / 2]:F0}");
    }

    private static int Measure(float[] sound, int rate)
    {
        using var source = new MemorySource(sound, rate);
        return AudioFeatureExtraction.Windows(source, WindowOptions.Default).Count();
    }
}
