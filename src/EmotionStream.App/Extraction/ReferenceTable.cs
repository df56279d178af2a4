using System.IO.Compression;
using EmotionStream.App.CommandLine;

namespace EmotionStream.App.Extraction;

/// <summary>Functionals that another implementation of eGeMAPS v02 measured: a row a clip, named <c>corpus/clip</c>, a column a functional.</summary>
internal sealed class ReferenceTable
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double[]> _rows = new(StringComparer.Ordinal);

    /// <summary>Reads a table.</summary>
    /// <param name="path">A gzipped CSV file with semicolons.</param>
    /// <exception cref="CommandException">It is not such a file.</exception>
    public ReferenceTable(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
            var head = (reader.ReadLine() ?? "").Split(';');
            for (var i = 1; i < head.Length; i++)
                _columns.Add(head[i], i - 1);
            while (reader.ReadLine() is { } line)
            {
                var cells = line.Split(';');
                _rows.Add(cells[0], Array.ConvertAll(cells[1..], double.Parse));
            }
        }
        catch (Exception problem) when (problem is InvalidDataException or FormatException or ArgumentException)
        {
            throw new CommandException($"{path} is not a table of functionals: {problem.Message}");
        }
    }

    /// <summary>The clips, in order of name.</summary>
    public IEnumerable<string> Clips => _rows.Keys.Order(StringComparer.Ordinal);

    /// <summary>A value.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="column">The functional.</param>
    public double this[string clip, string column] => _rows[clip][_columns[column]];
}
