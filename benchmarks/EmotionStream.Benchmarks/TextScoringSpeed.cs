using System.Diagnostics;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;
using EmotionStream.Recognition.BringYourOwn;

namespace EmotionStream.Benchmarks;

/// <summary>Texts a second of a text model on the lines of a file; <c>text-speed.sh</c> puts the one that ships, which uses one thread, beside fastText.</summary>
internal static class TextScoringSpeed
{
    private const int BatchSize = 512;
    private const int Rounds = 5;

    public static void Run(string path, string? modelPath)
    {
        var watch = Stopwatch.StartNew();
        var model = TextModels.Load(modelPath);
        Console.WriteLine($"load ms: {watch.Elapsed.TotalMilliseconds:F0}");
        var texts = Array.ConvertAll(File.ReadAllLines(path), static line =>
        {
            CustomerText.TryCreate(Speaker.Customer, line.AsMemory(), out var text);
            return text;
        });
        var recogniser = model.CreateRecogniser();
        var scores = new EmotionScore[BatchSize];
        Score(recogniser, texts.AsSpan(0, Math.Min(texts.Length, 20_000)), scores);

        var rates = new double[Rounds];
        var cpuRates = new double[Rounds];
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            var cpu = Environment.CpuUsage.TotalTime;
            watch.Restart();
            Score(recogniser, texts, scores);
            rates[round] = texts.Length / watch.Elapsed.TotalSeconds;
            cpuRates[round] = texts.Length / (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Array.Sort(rates);
        Array.Sort(cpuRates);
        Console.WriteLine($"bytes allocated for {Rounds * texts.Length} texts: {allocated}");
        Console.WriteLine($"texts a second, best of {Rounds}: {rates[^1]:F0}");
        Console.WriteLine($"texts a second, median of {Rounds}: {rates[Rounds / 2]:F0}");
        Console.WriteLine($"texts a CPU second, best of {Rounds}: {cpuRates[^1]:F0}");
    }

    private static void Score(ITextRecogniser recogniser, ReadOnlySpan<CustomerText> texts, EmotionScore[] scores)
    {
        for (var start = 0; start < texts.Length; start += BatchSize)
            recogniser.Score(texts.Slice(start, Math.Min(BatchSize, texts.Length - start)), scores);
    }
}
