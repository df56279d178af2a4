using System.Text;
using EmotionStream.Testing;

namespace EmotionStream.ChaosTests.Running;

/// <summary>The table of a run: on the console and, line by line as they come, in <c>artifacts/chaos/</c>.</summary>
public sealed class ResultTable
{
    private readonly List<Row> _rows = [];

    /// <summary>Makes an empty table; that of the last run goes.</summary>
    /// <param name="isLong">Whether it is for the long version.</param>
    public ResultTable(bool isLong)
    {
        Folder = Directory.CreateDirectory(Path.Combine(KafkaFixture.Repository() ?? Path.GetTempPath(), "artifacts", "chaos", isLong ? "long" : "short")).FullName;
        File.Delete(Path.Combine(Folder, "table.md"));
    }

    /// <summary>Folder of the table and of the workers' logs.</summary>
    public string Folder { get; }

    /// <summary>Adds a line.</summary>
    public void Add(Row row)
    {
        _rows.Add(row);
        File.WriteAllText(Path.Combine(Folder, "table.md"), ToMarkdown());
    }

    /// <summary>Writes the table to the console.</summary>
    public void Print()
    {
        if (_rows.Count > 0)
            Console.WriteLine(Environment.NewLine + ToMarkdown());
    }

    private string ToMarkdown()
    {
        var text = new StringBuilder();
        text.AppendLine("| fault | times | records | outcomes | alert steps | lost | doubled | wrong | dead letters (bad inputs) | longest gap, s | seed | verdict |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var row in _rows)
        {
            text.AppendLine(
                $"| {row.Fault} | {row.Times} | {row.Records} | {row.Outcomes} | {row.AlertSteps} | {row.Lost} | {row.Doubled} | {row.Wrong} | {row.DeadLetters} "
                + $"| {row.Gap.TotalSeconds:0.0} | {row.Seed} | {(row.Holds ? "holds" : "**broken**")} |");
        }

        return text.ToString();
    }
}
