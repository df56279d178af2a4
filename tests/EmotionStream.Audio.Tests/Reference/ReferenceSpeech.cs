using System.Diagnostics;
using System.IO.Compression;
using EmotionStream.Audio.Sources;

namespace EmotionStream.Audio.Tests.Reference;

/// <summary>The clips beside the repository and the reference's functionals of them, where they are there.</summary>
internal static class ReferenceSpeech
{
    public static string? Folder { get; } = Find();

    public static Dictionary<string, Dictionary<string, double>> Table(string condition)
    {
        using var file = File.OpenRead(Path.Combine(Folder!, "egemaps", $"egemapsv02_{condition}.csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var head = reader.ReadLine()!.Split(';');
        var table = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(';');
            table.Add(cells[0], Enumerable.Range(1, cells.Length - 1).ToDictionary(i => head[i], i => double.Parse(cells[i]), StringComparer.Ordinal));
        }

        return table;
    }

    /// <summary>Decodes a clip named as in the table.</summary>
    public static (float[] Samples, int Rate) Decode(string name)
    {
        var (corpus, clip) = (name.Split('/')[0], name.Split('/')[1]);
        var path = corpus == "ravdess"
            ? Path.Combine(Folder!, corpus, "Actor_" + clip[^2..], clip + ".flac")
            : Path.Combine(Folder!, corpus, clip + ".flac");
        var start = new ProcessStartInfo("sox", [path, "-b", "16", "-t", "wav", "-"]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var sox = Process.Start(start)!;
        using var source = new WavSource(sox.StandardOutput.BaseStream);
        var samples = new List<float>();
        var buffer = new float[8192];
        int read;
        while ((read = source.Read(buffer)) > 0)
            samples.AddRange(buffer.AsSpan(0, read));
        sox.WaitForExit();
        return ([.. samples], source.SampleRate);
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EmotionStream.sln")))
            {
                var data = Path.Combine(folder.FullName, "..", "shared", "data", "speech");
                var sox = Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(path => File.Exists(Path.Combine(path, "sox")));
                return Directory.Exists(Path.Combine(data, "egemaps")) && sox ? data : null;
            }
        }

        return null;
    }
}
