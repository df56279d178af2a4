using System.Text;
using System.Text.Json;

namespace EmotionStream.App.Backtest;

/// <summary>Writes a report as one JSON object on a line.</summary>
internal static class BacktestJson
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="from">What was replayed.</param>
    public static string Write(BacktestReport report, string from)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("rules", report.Rules);
            json.WriteString("from", from);
            json.WriteString("truth", report.Truth.Name);
            json.WriteNumber("interactions", report.Observer.Interactions.Count);
            json.WriteNumber("judged", report.Judged.Count());
            json.WriteNumber("wentBadly", report.Judged.Count(static one => one.Bad));
            json.WriteNumber("records", report.Observer.Records);
            json.WriteNumber("deadLetters", report.Observer.DeadLetters);
            json.WriteNumber("late", report.Observer.LateRecords);
            Number(json, "hours", report.Hours);
            Number(json, "timesRealTime", report.Speed);
            WriteFigures(json, report.All);
            json.WriteStartObject("perSupervisor");
            json.WriteNumber("supervisors", report.Load.Supervisors);
            Number(json, "alertsPerHour", report.Load.AlertsPerHour);
            Number(json, "busiestQuarterHour", report.Load.BusiestQuarterHour);
            Number(json, "mostOpen", report.Load.MostOpen);
            json.WriteEndObject();
            json.WriteStartObject("byRule");
            foreach (var (rule, figures) in report.ByRule)
            {
                json.WriteStartObject(rule);
                WriteFigures(json, figures);
                json.WriteNumber("suppressed", report.Observer.SuppressedAlerts.GetValueOrDefault(rule));
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteFigures(Utf8JsonWriter json, RuleFigures figures)
    {
        json.WriteNumber("alerts", figures.Alerts);
        Number(json, "alertsPerHour", figures.AlertsPerHour);
        json.WriteNumber("interactionsAlerted", figures.Interactions);
        Number(json, "precision", figures.Precision.Value);
        Interval(json, "precisionInterval", figures.Precision);
        Number(json, "recall", figures.Recall.Value);
        Interval(json, "recallInterval", figures.Recall);
        Number(json, "leadTimeSeconds", figures.Lead);
        Number(json, "leadTimeSecondsQuarter", figures.Quantile(0.25));
        Number(json, "leadTimeSecondsThreeQuarters", figures.Quantile(0.75));
    }

    private static void Interval(Utf8JsonWriter json, string name, Proportion proportion)
    {
        json.WriteStartArray(name);
        foreach (var end in new[] { proportion.Low, proportion.High })
            if (end is { } value)
                json.WriteNumberValue(Math.Round(value, 4));
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, Math.Round(number, 4));
        else
            json.WriteNull(name);
    }
}
