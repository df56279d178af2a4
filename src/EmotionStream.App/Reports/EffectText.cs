using System.Text.Json;
using EmotionStream.App.Configuration;

namespace EmotionStream.App.Reports;

/// <summary>Writes the effect table for people and for programs.</summary>
internal static class EffectText
{
    /// <summary>Writes the table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="rows">The rows.</param>
    public static void Write(TextWriter output, IReadOnlyList<EffectRow> rows)
    {
        output.WriteLine($"{"action",-13} {"on",-15} {"acted upon",10} {"not",6} {"no match",8}  {"plain",7}  {"matched",7}  {"95% interval",-17}");
        foreach (var (action, outcome, e) in rows)
            output.WriteLine(
                $"{ValueConverter.KebabCase(action.ToString()),-13} {ValueConverter.KebabCase(outcome),-15} {e.Treated,10} {e.Controls,6} {e.Unmatched,8}  {Show(e.Plain),7}  {Show(e.Effect),7}  "
                + $"{(double.IsNaN(e.Effect) ? "" : $"{Show(e.Low)} to {Show(e.High)}"),-17} {e.Verdict}");
    }

    /// <summary>Writes a row as a JSON object on one line.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="row">The row.</param>
    public static void WriteJson(TextWriter output, EffectRow row)
    {
        var e = row.Estimate;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("action", JsonNamingPolicy.CamelCase.ConvertName(row.Action.ToString()));
            json.WriteString("outcome", row.Outcome);
            json.WriteNumber("treated", e.Treated);
            json.WriteNumber("controls", e.Controls);
            json.WriteNumber("unmatched", e.Unmatched);
            Number("plain", e.Plain);
            Number("effect", e.Effect);
            Number("low", e.Low);
            Number("high", e.High);
            json.WriteString("verdict", e.Verdict);
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

    private static string Show(double value) => double.IsNaN(value) ? "–" : value.ToString("+0.00;-0.00;0.00", System.Globalization.CultureInfo.InvariantCulture);
}
