using System.IO.Compression;

namespace EmotionStream.Recognition.Text.Corpora;

/// <summary>Reads tab-separated files, gzip-compressed when the name ends in <c>.gz</c>.</summary>
internal static class Tsv
{
    /// <summary>The lines of a file, split at tabs.</summary>
    /// <param name="path">The file.</param>
    public static IEnumerable<string[]> Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        foreach (var fields in Read(reader))
            yield return fields;
    }

    /// <summary>The lines of a file that this assembly carries, split at tabs.</summary>
    /// <param name="resource">Its name.</param>
    public static IEnumerable<string[]> ReadResource(string resource)
    {
        using var stream = typeof(Tsv).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing.");
        using var reader = new StreamReader(stream);
        foreach (var fields in Read(reader))
            yield return fields;
    }

    private static IEnumerable<string[]> Read(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return line.Split('\t');
    }
}
