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

    /// <summary>The lines of a text, split at tabs.</summary>
    /// <param name="reader">The text.</param>
    public static IEnumerable<string[]> Read(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return line.Split('\t');
    }
}
