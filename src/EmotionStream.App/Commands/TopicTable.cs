using EmotionStream.Kafka.Topics;

namespace EmotionStream.App.Commands;

/// <summary>Topics as a table for people, in plain text so that it can be piped.</summary>
internal static class TopicTable
{
    private static readonly string[] Header = ["topic", "role", "partitions", "cleanup", "keeps", "state"];

    /// <summary>Writes the table.</summary>
    /// <param name="states">The topics.</param>
    /// <param name="output">Where to.</param>
    public static void Write(IReadOnlyList<TopicState> states, TextWriter output)
    {
        string[][] rows =
        [
            Header,
            .. states.Select(s => new[]
            {
                s.Spec.Name,
                s.Spec.Role.ToString().ToLowerInvariant(),
                s.Spec.Partitions.ToString(),
                s.Spec.CleanupPolicy,
                s.Spec.Keeps,
                s.Differences.Count == 0 ? "fits" : string.Join("; ", s.Differences),
            }),
        ];
        var widths = Enumerable.Range(0, Header.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}
