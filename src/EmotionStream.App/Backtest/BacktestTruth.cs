using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using EmotionStream.App.CommandLine;
using EmotionStream.App.Recordings;

namespace EmotionStream.App.Backtest;

/// <summary>Which interactions went badly, by somebody's judgement and not by the recognisers.</summary>
/// <param name="Name">Where the judgement comes from, for a person.</param>
/// <param name="Bad">By interaction; one that is not here was not judged.</param>
internal sealed record BacktestTruth(string Name, IReadOnlyDictionary<string, bool> Bad)
{
    /// <summary>By surveys.</summary>
    /// <param name="satisfaction">Satisfaction by interaction.</param>
    /// <param name="most">Satisfaction up to which it went badly.</param>
    public static BacktestTruth OfSurveys(IReadOnlyDictionary<string, double> satisfaction, double most) =>
        new($"surveys: satisfaction at most {most:0.##} of 5", satisfaction.ToDictionary(static pair => pair.Key, pair => pair.Value <= most, StringComparer.Ordinal));

    /// <summary>By the valence people gave to the customer's turns in recording files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="most">Valence, −2 to 2, of the worst turn up to which it went badly.</param>
    public static BacktestTruth OfTurns(IEnumerable<string> files, double most)
    {
        var worst = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var line in Lines(file).Where(static line => !string.IsNullOrWhiteSpace(line)))
            {
                using var document = JsonDocument.Parse(line);
                foreach (var turn in document.RootElement.Objects("turns").Where(static turn => turn.Text("who") == "customer"))
                    if (document.RootElement.Text("id") is { } id && turn.Number("valence") is { } valence)
                        worst[id] = Math.Min(valence, worst.GetValueOrDefault(id, double.PositiveInfinity));
            }
        }

        return OfWorst("labels of turns", worst, most);
    }

    /// <summary>
    /// By a table of labelled turns: tab-separated, with a header that has <c>doc</c> (the interaction) and one or more columns whose names begin with <c>valence</c>, of
    /// which the mean counts.
    /// </summary>
    /// <param name="table">The file.</param>
    /// <param name="most">As in <see cref="OfTurns"/>.</param>
    /// <exception cref="CommandException">It has not that form.</exception>
    public static BacktestTruth OfTable(string table, double most)
    {
        var worst = new Dictionary<string, double>(StringComparer.Ordinal);
        var lines = File.ReadLines(table).GetEnumerator();
        var header = lines.MoveNext() ? lines.Current.Split('\t') : [];
        var id = Array.IndexOf(header, "doc");
        var valences = Enumerable.Range(0, header.Length).Where(i => header[i].StartsWith("valence", StringComparison.Ordinal)).ToArray();
        if (id < 0 || valences.Length == 0)
            throw new CommandException($"{table} line 1: needs the columns doc and valence, or several that begin with valence");
        for (var number = 2; lines.MoveNext(); number++)
        {
            var fields = lines.Current.Split('\t');
            var sum = 0.0;
            foreach (var column in valences)
                sum += fields.Length == header.Length && double.TryParse(fields[column], CultureInfo.InvariantCulture, out var valence)
                    ? valence
                    : throw new CommandException($"{table} line {number}: needs {header.Length} fields and a number for {header[column]}");
            worst[fields[id]] = Math.Min(sum / valences.Length, worst.GetValueOrDefault(fields[id], double.PositiveInfinity));
        }

        return OfWorst("labels of " + Path.GetFileName(table), worst, most);
    }

    private static BacktestTruth OfWorst(string name, Dictionary<string, double> worst, double most) =>
        new($"{name}: worst turn at most {most:0.##}", worst.ToDictionary(static pair => pair.Key, pair => pair.Value <= most, StringComparer.Ordinal));

    private static IEnumerable<string> Lines(string file)
    {
        using var stream = File.OpenRead(file);
        using var plain = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : (Stream)stream;
        using var reader = new StreamReader(plain);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
