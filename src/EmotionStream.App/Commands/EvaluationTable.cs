using System.Text.Json;
using EmotionStream.Recognition.Evaluation;

namespace EmotionStream.App.Commands;

/// <summary>Writes figures with their intervals, for people or for programs.</summary>
internal static class EvaluationTable
{
    /// <summary>Writes the head of the table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="baseline">What the last column is.</param>
    public static void WriteHead(TextWriter output, string baseline = "VADER") =>
        output.WriteLine($"{"set",-26} {"measure",-48} {"n",6}  {"value",6}  {"95% interval",-14} {"target",6}  {baseline,6}");

    /// <summary>Writes a row of the table; <c>!</c> marks a target that is missed.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="row">The row.</param>
    public static void Write(TextWriter output, EvaluationRow row) => output.WriteLine(
        $"{row.Set,-26} {row.Measure,-48} {row.Cases,6}  {row.Value,6:F3}  {$"{row.Low:F3}–{row.High:F3}",-14} {row.Target?.ToString("F3") ?? "",6}{(row.Value < row.Target ? "!" : " ")} {row.Baseline?.ToString("F3") ?? "",6}"
        + string.Concat(row.OtherBaselines.Select(static other => $"  {other.Key} {other.Value:F3}")));

    /// <summary>Writes a row as a JSON object on one line.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="row">The row.</param>
    public static void WriteJson(TextWriter output, EvaluationRow row)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("set", row.Set);
            json.WriteString("measure", row.Measure);
            json.WriteNumber("n", row.Cases);
            Number("value", row.Value);
            Number("low", row.Low);
            Number("high", row.High);
            Number("target", row.Target ?? double.NaN);
            Number("vader", row.Baseline ?? double.NaN);
            foreach (var (name, value) in row.OtherBaselines)
                Number(name.ToLowerInvariant(), value);
            json.WriteEndObject();

            void Number(string name, double value)
            {
                if (double.IsFinite(value))
                    json.WriteNumber(name, Math.Round(value, 4));
                else
                    json.WriteNull(name);
            }
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
